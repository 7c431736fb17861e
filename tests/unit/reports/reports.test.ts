import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { coversOf } from '../../../lib/reports/covers.ts';
import { attempt, isDue, waitAfter } from '../../../lib/reports/delivery.ts';
import { reportsJson, reportsText } from '../../../lib/reports/export.ts';
import { managedEndpointOf } from '../../../lib/reports/managedEndpoint.ts';
import { decide, mayBe, newReport, type ReportDraft, reportStates } from '../../../lib/reports/report.ts';
import { ReportDesk } from '../../../lib/reports/reportDesk.ts';
import { reportPageOf } from '../../../lib/reports/sites.ts';
import { openReports } from '../../../lib/reports/store.ts';

const creationId = crypto.randomUUID();
const own: ReportDraft = {
  subject: { kind: 'creation', creationId, title: 'Me' },
  reason: 'about-me',
  note: 'I did not agree',
  withMedia: false,
};
const foreign: ReportDraft = {
  subject: {
    kind: 'media',
    title: 'A clip',
    url: 'https://media.example/clip.mp4',
    page: 'https://www.youtube.com/watch?v=1',
    manifestId: 'urn:c2pa:1',
    label: 'ai-generated',
    state: 'valid',
    signer: 'Someone',
    contacts: ['mailto:abuse@studio.example'],
  },
  reason: 'deceptive',
  note: '',
  withMedia: false,
};
const file = { sha256: 'a'.repeat(64), bytes: 1234 };

describe("a report's life", () => {
  it('goes from open to closed and back, and no other way', () => {
    const allowed = reportStates.map((state) => {
      const report = { ...newReport(own, null, 0), state };
      return [state, (['sent', 'answered', 'closed', 'reopened'] as const).filter((to) => mayBe(report, to))];
    });
    expect(Object.fromEntries(allowed)).toEqual({
      open: ['sent', 'answered', 'closed'],
      sent: ['answered', 'closed'],
      answered: ['closed'],
      closed: ['reopened'],
    });
    expect(() => decide(newReport(own, null, 0), 'reopened', '', 1)).toThrow(RangeError);
  });

  it('keeps dates, the outcome and a reminder until it is closed', () => {
    const made = newReport(own, null, 1000);
    const closed = decide(decide(made, 'answered', 'They took it down', 2000), 'closed', 'Done', 3000);
    expect(closed.history.map(({ event, at }) => [event, at])).toEqual([
      ['made', 1000],
      ['answered', 2000],
      ['closed', 3000],
    ]);
    expect(closed).toMatchObject({ state: 'closed', outcome: 'Done', remindAt: null });
    expect(made.remindAt).toBe(1000 + 14 * 24 * 3600_000);
  });
});

describe('delivery', () => {
  it('waits four times as long after each failure, a day at most', () => {
    expect([1, 2, 3, 10].map(waitAfter)).toEqual([60_000, 240_000, 960_000, 86_400_000]);
  });

  it('sends no cookies and follows no redirects; the video goes only where it was ticked', async () => {
    const seen: RequestInit[] = [];
    const post = (async (_url: string, init: RequestInit) => {
      seen.push(init);
      return new Response();
    }) as typeof fetch;
    const report = newReport(foreign, 'https://desk.example/reports', 0);
    expect(isDue(report, 0)).toBe(true);
    const sent = await attempt(report, null, post, 5);
    await attempt(report, new Blob(['mp4']), post, 5);
    expect(sent).toMatchObject({ state: 'sent', delivery: { attempts: 1, nextAt: null } });
    expect(isDue(sent, 1e12)).toBe(false);
    expect(seen[0]).toMatchObject({ credentials: 'omit', redirect: 'error', method: 'POST' });
    const [without, ticked] = seen.map(({ body }) => body as FormData);
    const json = JSON.parse(await (without!.get('report') as File).text());
    expect(json).toMatchObject({ format: 'vivify-report', reason: 'deceptive', subject: foreign.subject });
    expect(without!.has('media')).toBe(false);
    expect(await (ticked!.get('media') as File).text()).toBe('mp4');
  });
});

describe('the desk', () => {
  const tools = (changes: Partial<ConstructorParameters<typeof ReportDesk>[0]> = {}) => {
    const hidden = new Map<string, boolean>();
    const clock = { now: 1000 };
    const base = {
      endpoint: async () => null,
      quarantine: async (id: string, on: boolean) => void hidden.set(id, on),
      identify: async () => ({ file, manifest: '{"active_manifest":"urn:c2pa:1"}' }),
      mediaOf: async () => null,
      post: fetch,
      changed: async () => undefined,
      now: () => clock.now,
      ...changes,
    };
    return { hidden, clock, base };
  };

  it('hides at once, shows again when it is closed or taken back', async () => {
    const { hidden, base } = tools();
    const desk = new ReportDesk({ store: await openReports(crypto.randomUUID()), ...base });
    const { id } = await desk.make(own);
    expect(hidden.get(creationId)).toBe(true);
    await desk.decide(id, 'closed', 'It was a mistake');
    expect(hidden.get(creationId)).toBe(false);
    await desk.decide(id, 'reopened', '');
    expect(hidden.get(creationId)).toBe(true);
    await desk.undo(id);
    expect(hidden.get(creationId)).toBe(false);
    expect(await desk.all()).toEqual([]);
  });

  it('arrives at an endpoint that fails twice, across a restart, and tries no more', async () => {
    const answers = [503, 500, 204];
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(answers[bodies.length - 1] ?? 500).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const { clock, base } = tools({ endpoint: async () => `http://127.0.0.1:${port}/reports` });
      const name = crypto.randomUUID();
      const before = await openReports(name);
      const first = new ReportDesk({ store: before, ...base });
      const { id } = await first.make(foreign);
      await first.identify(id);
      expect(await first.deliver()).toBe(clock.now + 60_000);
      expect(await first.deliver(), 'not before its time').toBe(clock.now + 60_000);
      before.close();
      const second = new ReportDesk({ store: await openReports(name), ...base });
      clock.now += 60_000;
      expect(await second.deliver()).toBe(clock.now + 240_000);
      clock.now += 240_000;
      expect(await second.deliver()).toBeNull();
      const [report] = await second.all();
      const [, json] = /(\{"format":"vivify-report".*\})/.exec(bodies[2]!) ?? [];
      expect(JSON.parse(json!)).toMatchObject({ file, manifest: { active_manifest: 'urn:c2pa:1' } });
      expect(report).toMatchObject({ state: 'sent', file, delivery: { attempts: 3, error: null } });
      expect(report!.history.map(({ event }) => event)).toEqual(['made', 'failed', 'failed', 'sent']);
      expect(bodies).toHaveLength(3);
      expect(bodies[2]).toContain(file.sha256);
      clock.now += 1e9;
      await second.deliver();
      expect(bodies).toHaveLength(3);
    } finally {
      server.close();
    }
  });
});

describe('reports of earlier versions', () => {
  it('are read with what they lack as nothing', async () => {
    const name = crypto.randomUUID();
    const store = await openReports(name);
    const { manifest: _manifest, subject, ...rest } = newReport(foreign, null, 5);
    const { contacts: _contacts, ...bare } = subject as Extract<ReportDraft['subject'], { kind: 'media' }>;
    await store.put({ ...rest, subject: bare } as never);
    expect(await store.all()).toMatchObject([{ manifest: null, subject: { contacts: [] } }]);
    store.close();
  });
});

describe('what is covered', () => {
  it('is known by address, manifest and file until the report is closed; own creations are not media', () => {
    const open = { ...newReport(foreign, null, 0), file };
    const closed = { ...decide(newReport(foreign, null, 0), 'closed', '', 1), file };
    expect(coversOf([open, newReport(own, null, 0)])).toEqual({
      urls: ['https://media.example/clip.mp4'],
      manifestIds: ['urn:c2pa:1'],
      files: [file],
    });
    expect(coversOf([closed])).toEqual({ urls: [], manifestIds: [], files: [] });
  });
});

describe('where it goes', () => {
  it('finds the page of well-known sites, subdomains too, and of no look-alike', () => {
    expect(reportPageOf('https://www.tiktok.com/@a/video/1')).toMatch(/^https:\/\/www\.tiktok\.com\//);
    expect(reportPageOf('https://m.youtube.com/watch')).toMatch(/^https:/);
    for (const address of ['https://nottiktok.com/', 'https://tiktok.com.example/', 'x', null])
      expect(reportPageOf(address)).toBeNull();
  });

  it('takes an endpoint from an administrator over https alone', () => {
    expect(managedEndpointOf({ endpoint: 'https://desk.example/r' })).toBe('https://desk.example/r');
    for (const managed of [undefined, {}, { endpoint: 'http://desk.example' }, { endpoint: 7 }])
      expect(managedEndpointOf(managed)).toBeNull();
  });
});

describe('export', () => {
  it('gives all of it to machines, and a readable page to people', () => {
    const report = { ...decide(newReport(foreign, null, 0), 'answered', 'Taken down', 60_000), file };
    expect(JSON.parse(reportsJson([report])).reports).toEqual([report]);
    const text = reportsText([report], {
      reason: () => 'Deceptive',
      state: () => 'Answered',
      event: (event) => event,
    });
    for (const part of [
      'A clip',
      'https://media.example/clip.mp4',
      '1970-01-01 00:01',
      'Taken down',
      file.sha256,
    ])
      expect(text).toContain(part);
  });
});
