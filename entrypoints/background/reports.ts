import { browser } from 'wxt/browser';
import { VivifyError } from '../../lib/errors.ts';
import { withGallery } from '../../lib/gallery/withGallery.ts';
import { announce, answer } from '../../lib/protocol/channel.ts';
import { coversKey, coversOf, storedCovers } from '../../lib/reports/covers.ts';
import { managedEndpointOf } from '../../lib/reports/managedEndpoint.ts';
import type { ReportSubject } from '../../lib/reports/report.ts';
import { ReportDesk } from '../../lib/reports/reportDesk.ts';
import { reportPageOf } from '../../lib/reports/sites.ts';
import { openReports } from '../../lib/reports/store.ts';
import { readSettings } from '../../lib/settings/settings.ts';
import { hashOf, identify } from './identifyReported.ts';
import { pagesOnly } from './workshop.ts';

const alarm = 'reports';
/** Minutes: alarms come no sooner. */
const soonest = 0.5;

/** An administrator's endpoint goes before the user's. */
async function endpoint(): Promise<string | null> {
  const managed = managedEndpointOf((await browser.storage.managed.get('reports')).reports);
  return managed ?? (await readSettings()).reports.endpoint;
}

async function quarantine(creationId: string, hidden: boolean): Promise<void> {
  await withGallery((gallery) => gallery.quarantine(creationId, hidden ? Date.now() : null));
  announce('gallery/changed', {});
}

async function openDesk(): Promise<ReportDesk> {
  return new ReportDesk({
    store: await openReports(),
    endpoint,
    quarantine,
    identify: (subject) => identify(subject, withGallery),
    mediaOf: async (subject: ReportSubject) =>
      subject.kind === 'creation'
        ? withGallery((gallery) => gallery.sealedForReport(subject.creationId))
        : null,
    post: (input, init) => fetch(input, init),
    changed: async (reports) => {
      await browser.storage.local.set({ [coversKey]: coversOf(reports) });
      announce('reports/changed', {});
    },
    now: Date.now,
  });
}

/** The user's reports: what they hide, and their way to those who can work on them. */
export function startReports(): void {
  const desk = openDesk();
  const trouble = (error: unknown) => console.error('Reports', error);

  /** Sends what is due, and wakes up when the next is. */
  async function deliver(): Promise<void> {
    const next = await (await desk).deliver();
    if (next === null) return;
    const minutes = Math.max(soonest, (next - Date.now()) / 60_000);
    await browser.alarms.create(alarm, { delayInMinutes: minutes });
  }

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) deliver().catch(trouble);
  });
  browser.runtime.onStartup.addListener(() => void deliver().catch(trouble));
  // Alarms may be lost when the browser closes.
  void browser.alarms
    .get(alarm)
    .then((set) => (set ? undefined : deliver()))
    .catch(trouble);

  answer('background', {
    'reports/make': async (draft, sender) => {
      pagesOnly(sender);
      const open = await desk;
      const { id } = await open.make(draft);
      // Should this worker end before the file is known, the report goes without.
      await browser.alarms.create(alarm, { delayInMinutes: soonest });
      void open.identify(id).then(deliver).catch(trouble);
      return { reportId: id };
    },
    'reports/next': async ({ subject }, sender) => {
      pagesOnly(sender);
      const address = await endpoint();
      const site =
        subject.kind === 'media' ? (reportPageOf(subject.page) ?? reportPageOf(subject.url)) : null;
      const contacts = subject.kind === 'media' ? subject.contacts : [];
      return { endpoint: address && new URL(address).host, site, contacts };
    },
    'reports/list': async (_nothing, sender) => {
      pagesOnly(sender);
      return { reports: await (await desk).all() };
    },
    'reports/decide': async ({ reportId, decision, note }, sender) => {
      pagesOnly(sender);
      await (await desk).decide(reportId, decision, note);
      return {};
    },
    'reports/undo': async ({ reportId }, sender) => {
      pagesOnly(sender);
      await (await desk).undo(reportId);
      return {};
    },
    'reports/isCovered': async ({ url, bytes }, sender) => {
      const { files } = storedCovers((await browser.storage.local.get(coversKey))[coversKey]);
      const alike = files.filter((file) => file.bytes === bytes);
      const page = sender.url;
      if (alike.length === 0 || !page) return { covered: false };
      if (!/^https?:/.test(page)) throw new VivifyError('not-allowed', 'Not a page of the web');
      const file = await hashOf(url, page);
      return { covered: alike.some(({ sha256 }) => sha256 === file?.sha256) };
    },
  });
}
