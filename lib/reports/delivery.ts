import type { Report } from './report.ts';

/** Milliseconds for one attempt. */
const attemptTime = 30_000;
/** The wait after the first failure, and the longest, in milliseconds. */
const firstWait = 60_000;
const longestWait = 24 * 60 * 60 * 1000;

/** Wait before the next attempt after so many failures, milliseconds: four times as long each time, a day at most. */
export const waitAfter = (failures: number): number =>
  Math.min(longestWait, firstWait * 4 ** Math.max(0, failures - 1));

/** What is posted: `docs/report-format.md`. Manifest and hashes, never the media unless ticked. */
export function bodyOf(report: Report, media: Blob | null): FormData {
  const { id, subject, reason, note, file, manifest, history } = report;
  const json = {
    format: 'vivify-report',
    version: 1,
    id,
    subject,
    reason,
    note,
    file,
    manifest: manifest === null ? null : (JSON.parse(manifest) as unknown),
    madeAt: history[0]?.at,
  };
  const form = new FormData();
  form.set('report', new Blob([JSON.stringify(json)], { type: 'application/json' }), 'report.json');
  if (media) form.set('media', media, 'video.mp4');
  return form;
}

/** Whether an attempt is due. @param at milliseconds since the epoch. */
export const isDue = ({ delivery, state }: Report, at: number): boolean =>
  state === 'open' && delivery?.nextAt !== null && delivery?.nextAt !== undefined && delivery.nextAt <= at;

/**
 * One attempt to post a report to its endpoint: no cookies, no redirects followed.
 * @returns the report after it: sent, or to be tried again later.
 */
export async function attempt(
  report: Report,
  media: Blob | null,
  post: typeof fetch,
  at: number,
): Promise<Report> {
  const { delivery } = report;
  if (!delivery) return report;
  const attempts = delivery.attempts + 1;
  const trouble = await reach(delivery.endpoint, bodyOf(report, media), post);
  if (trouble === null) {
    return {
      ...report,
      state: 'sent',
      delivery: { ...delivery, attempts, nextAt: null, error: null },
      history: [...report.history, { at, event: 'sent', note: new URL(delivery.endpoint).host }],
    };
  }
  return {
    ...report,
    delivery: { ...delivery, attempts, nextAt: at + waitAfter(attempts), error: trouble },
    history: [...report.history, { at, event: 'failed', note: trouble }],
  };
}

/** @returns what went wrong, or null. */
async function reach(endpoint: string, body: FormData, post: typeof fetch): Promise<string | null> {
  try {
    const response = await post(endpoint, {
      method: 'POST',
      body,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(attemptTime),
    });
    return response.ok ? null : `${response.status}`;
  } catch (error) {
    return String(error).slice(0, 300);
  }
}
