import { attempt, isDue } from './delivery.ts';
import {
  type Decision,
  decide,
  hides,
  type Identified,
  newReport,
  type Report,
  type ReportDraft,
  type ReportSubject,
} from './report.ts';
import type { ReportStore } from './store.ts';

/** What the desk works with. */
export interface DeskTools {
  readonly store: ReportStore;
  /** Where reports are sent by themselves; null = nowhere. */
  readonly endpoint: () => Promise<string | null>;
  /** Hides a creation, or shows it again. */
  readonly quarantine: (creationId: string, hidden: boolean) => Promise<void>;
  /** Size, SHA-256 and credentials of what was reported, as far as they can be had. */
  readonly identify: (subject: ReportSubject) => Promise<Identified>;
  /** The video of an own creation. */
  readonly mediaOf: (subject: ReportSubject) => Promise<Blob | null>;
  readonly post: typeof fetch;
  /** Told after each change, with all reports. */
  readonly changed: (reports: readonly Report[]) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Takes reports in, acts on them at once, and sees to it that they arrive. */
export class ReportDesk {
  readonly #tools: DeskTools;
  /** One change at a time. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(tools: DeskTools) {
    this.#tools = tools;
  }

  all(): Promise<Report[]> {
    return this.#tools.store.all();
  }

  /** Takes a report in: what it is about is hidden before anything else happens. */
  make(draft: ReportDraft): Promise<Report> {
    return this.#one(async () => {
      const { store, endpoint, now } = this.#tools;
      const report = newReport(draft, await endpoint(), now());
      await store.put(report);
      await this.#act(report);
      return report;
    });
  }

  /** Size, hash and credentials of the reported file, once they are known: it is recognised elsewhere by them. */
  identify(id: string): Promise<void> {
    return this.#one(async () => {
      const { store, identify } = this.#tools;
      const report = await store.get(id);
      if (!report || report.file) return;
      const { file, manifest } = await identify(report.subject);
      if (!file && manifest === null) return;
      await store.put({ ...report, file, manifest });
      await this.#tell();
    });
  }

  /** What the user says of its fate. @throws RangeError where its state does not allow it. */
  decide(id: string, decision: Decision, note: string): Promise<void> {
    return this.#one(async () => {
      const { store, now } = this.#tools;
      const report = await store.get(id);
      if (!report) return;
      const decided = decide(report, decision, note, now());
      await store.put(decided);
      await this.#act(decided);
    });
  }

  /** Takes a report back as if it had never been. */
  undo(id: string): Promise<void> {
    return this.#one(async () => {
      const { store, quarantine } = this.#tools;
      const report = await store.get(id);
      if (!report) return;
      await store.remove(id);
      if (report.subject.kind === 'creation') await quarantine(report.subject.creationId, false);
      await this.#tell();
    });
  }

  /** Sends what is due. @returns when the next attempt is due, milliseconds since the epoch; null = never. */
  deliver(): Promise<number | null> {
    return this.#one(async () => {
      const { store, mediaOf, post, now } = this.#tools;
      for (const report of await store.all()) {
        if (!isDue(report, now())) continue;
        const media = report.withMedia ? await mediaOf(report.subject) : null;
        await store.put(await attempt(report, media, post, now()));
      }
      const reports = await this.#tell();
      const waits = reports.flatMap(({ state, delivery }) =>
        state === 'open' && delivery?.nextAt ? [delivery.nextAt] : [],
      );
      return waits.length > 0 ? Math.min(...waits) : null;
    });
  }

  async #act(report: Report): Promise<void> {
    const { subject } = report;
    if (subject.kind === 'creation') await this.#tools.quarantine(subject.creationId, hides(report));
    await this.#tell();
  }

  async #tell(): Promise<readonly Report[]> {
    const reports = await this.#tools.store.all();
    await this.#tools.changed(reports);
    return reports;
  }

  #one<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }
}
