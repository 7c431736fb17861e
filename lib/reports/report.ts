import * as v from 'valibot';
import { idSchema } from '../jobs/job.ts';
import { contactsSchema } from '../provenance/contact.ts';
import { verdictLabels, verdictStates } from '../provenance/verdict.ts';

/** What is wrong with it. Texts in `locales/` under `report.reasons`. */
export const reportReasons = [
  'sexual',
  'violent',
  'hateful',
  'deceptive',
  'about-me',
  'copyright',
  'other',
] as const;
export type ReportReason = (typeof reportReasons)[number];

/** `open -> sent -> answered -> closed`; the user closes it at any time, and may open it again. */
export const reportStates = ['open', 'sent', 'answered', 'closed'] as const;
export type ReportState = (typeof reportStates)[number];

/** Characters of a report on credentials that goes along. */
export const maxManifest = 200_000;

const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const url = v.pipe(v.string(), v.maxLength(16_384), v.url());
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What was reported: an own creation, or a file that a page shows. */
export const subjectSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('creation'), creationId: idSchema, title: text(300) }),
  v.strictObject({
    kind: v.literal('media'),
    title: text(300),
    url,
    /** Where it was seen; null where the user named the file. */
    page: v.nullable(url),
    /** Label of its active manifest; null without credentials. */
    manifestId: v.nullable(text(1000)),
    label: v.nullable(v.picklist(verdictLabels)),
    state: v.nullable(v.picklist(verdictStates)),
    signer: v.nullable(text(1000)),
    /** Where its signer can be reached: those who are told first. */
    contacts: v.optional(contactsSchema, []),
  }),
]);
export type ReportSubject = v.InferOutput<typeof subjectSchema>;

/** What the user says. */
export const reportDraftSchema = v.strictObject({
  subject: subjectSchema,
  reason: v.picklist(reportReasons),
  note: text(2000),
  /** The user ticked that the video itself goes to the endpoint: own creations only. */
  withMedia: v.boolean(),
});
export type ReportDraft = v.InferOutput<typeof reportDraftSchema>;

/** What happened, and when (milliseconds since the epoch). */
const eventSchema = v.strictObject({
  at: time,
  event: v.picklist(['made', 'sent', 'failed', 'answered', 'closed', 'reopened']),
  note: text(2000),
});

export const reportSchema = v.strictObject({
  id: idSchema,
  ...reportDraftSchema.entries,
  state: v.picklist(reportStates),
  /** Of the file's bytes, where it could be read whole: it is recognised by it elsewhere. */
  file: v.nullable(v.strictObject({ sha256, bytes: time })),
  /** The reader's report on its credentials, JSON; null without, and where it is longer than `maxManifest`. */
  manifest: v.optional(v.nullable(text(maxManifest)), null),
  /** Where it is sent by itself; null = nowhere: the user takes it to the site. */
  delivery: v.nullable(
    v.strictObject({ endpoint: url, attempts: time, nextAt: v.nullable(time), error: v.nullable(text(300)) }),
  ),
  /** When the user is reminded that it is not closed. */
  remindAt: v.nullable(time),
  outcome: text(2000),
  history: v.array(eventSchema),
});
export type Report = v.InferOutput<typeof reportSchema>;
export type ReportEvent = v.InferOutput<typeof eventSchema>['event'];

/** Two weeks without an answer: time to ask again. In milliseconds. */
const remindAfter = 14 * 24 * 60 * 60 * 1000;

/** What will happen to a report, told before it is made. */
export const reportNextSchema = v.strictObject({
  /** Host that it is sent to by itself; null = none. */
  endpoint: v.nullable(v.string()),
  /** The site's own page for reports, where one is known. */
  site: v.nullable(v.string()),
  /** Where its signer can be reached. */
  contacts: contactsSchema,
});
export type ReportNext = v.InferOutput<typeof reportNextSchema>;

/** A new report. @param at milliseconds since the epoch. */
export function newReport(draft: ReportDraft, endpoint: string | null, at: number): Report {
  return {
    id: crypto.randomUUID(),
    ...draft,
    state: 'open',
    file: null,
    manifest: null,
    delivery: endpoint ? { endpoint, attempts: 0, nextAt: at, error: null } : null,
    remindAt: at + remindAfter,
    outcome: '',
    history: [{ at, event: 'made', note: '' }],
  };
}

/** What the user may say of a report's fate. */
export type Decision = 'sent' | 'answered' | 'closed' | 'reopened';

const from: Readonly<Record<Decision, readonly ReportState[]>> = {
  sent: ['open'],
  answered: ['open', 'sent'],
  closed: ['open', 'sent', 'answered'],
  reopened: ['closed'],
};

export const mayBe = (report: Report, decision: Decision): boolean => from[decision].includes(report.state);

/**
 * The report after a decision; the one given stays as it is.
 * @throws RangeError where its state does not allow it.
 */
export function decide(report: Report, decision: Decision, note: string, at: number): Report {
  if (!mayBe(report, decision))
    throw new RangeError(`A report that is ${report.state} cannot be ${decision}`);
  const state = decision === 'reopened' ? 'open' : decision;
  return {
    ...report,
    state,
    outcome: decision === 'answered' || decision === 'closed' ? note : report.outcome,
    remindAt: state === 'closed' ? null : at + remindAfter,
    delivery: state === 'closed' && report.delivery ? { ...report.delivery, nextAt: null } : report.delivery,
    history: [...report.history, { at, event: decision, note }],
  };
}

/** What is found out of a reported file. */
export type Identified = Pick<Report, 'file' | 'manifest'>;

/** Whether what was reported stays hidden. */
export const hides = ({ state }: Report): boolean => state !== 'closed';
