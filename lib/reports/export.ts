import type { Report } from './report.ts';

/** All reports as JSON for machines. */
export const reportsJson = (reports: readonly Report[]): string =>
  `${JSON.stringify({ format: 'vivify-reports', version: 1, reports }, null, 2)}\n`;

const day = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** All reports as a file for people: plain text, times in UTC. `words` says reasons, states and events. */
export function reportsText(
  reports: readonly Report[],
  words: {
    readonly reason: (report: Report) => string;
    readonly state: (report: Report) => string;
    readonly event: (event: Report['history'][number]['event']) => string;
  },
): string {
  return reports
    .map((report) => {
      const { subject, note, outcome, history, file } = report;
      const lines = [
        `${subject.title || report.id}`,
        `  ${words.reason(report)} · ${words.state(report)}`,
        ...(subject.kind === 'media' ? [`  ${subject.url}`] : []),
        ...(subject.kind === 'media' && subject.page ? [`  ${subject.page}`] : []),
        ...(file ? [`  SHA-256 ${file.sha256} (${file.bytes} B)`] : []),
        ...(note ? [`  “${note}”`] : []),
        ...history.map(({ at, event, note: said }) =>
          `  ${day(at)}  ${words.event(event)} ${said}`.trimEnd(),
        ),
        ...(outcome ? [`  → ${outcome}`] : []),
      ];
      return lines.join('\n');
    })
    .join('\n\n');
}
