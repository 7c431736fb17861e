import * as v from 'valibot';
import { idSchema } from '../jobs/job.ts';
import { verdictSchema } from '../provenance/verdict.ts';

/**
 * Bodies of the messages about Content Credentials. A page's content script asks the background
 * (`label/*`), which adds what the browser vouches for and passes it on to the workshop (`labels/*`), where
 * the reader lives. The extension's own pages ask the workshop directly. Answers about media never fail for
 * what is in a file or on a server: such things are verdicts (`needs-check`, `unreadable`).
 */

const url = v.pipe(v.string(), v.maxLength(16_384), v.url());
const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What is to be labelled, by addresses that a page names: hostile. */
export const mediaSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('file'), url }),
  /**
   * A player fed in parts (`blob:` source): addresses that the page requested for it, in the order of its
   * requests, playlists left out. Which of them is an init segment is found out by looking.
   */
  v.strictObject({ kind: v.literal('parts'), urls: v.pipe(v.array(url), v.minLength(1), v.maxLength(4)) }),
]);
/** Media as a page names it. */
export type Media = v.InferOutput<typeof mediaSchema>;

/** The asker makes an id for each request: it cancels by it and hears progress under it. */
const requestId = idSchema;

/** What a look at the media cost. */
const costSchema = v.strictObject({ requests: bytes, bytes, total: v.nullable(bytes), cached: v.boolean() });
/** Requests made, bytes received, size of the whole file if known, and whether all came from the cache. */
export type LabelCost = v.InferOutput<typeof costSchema>;

/** A verdict with the id under which its raw report is kept for a while. */
export const labelledSchema = v.strictObject({
  reportId: idSchema,
  verdict: verdictSchema,
  cost: costSchema,
});
export type Labelled = v.InferOutput<typeof labelledSchema>;

const asked = { requestId, media: mediaSchema };

/** How far a whole-file check has come. `total` is null where the server does not say. */
export const labelProgress = v.strictObject({ requestId, bytes, total: v.nullable(bytes) });

/** Text of the library's own report, pretty-printed JSON, cut at this many characters. */
export const maxRawReport = 2_000_000;
const rawReport = v.strictObject({ report: v.pipe(v.string(), v.maxLength(maxRawReport)) });

export const labelBodies = {
  ask: v.strictObject(asked),
  labelled: labelledSchema,
  cancel: v.strictObject({ requestId }),
  report: v.strictObject({ reportId: idSchema }),
  rawReport,
} as const;

/** On whose behalf the workshop looks, as the browser vouches for it. */
const onBehalfOf = {
  /** The asking frame's address; null for the user, who may have any http(s) address looked at. */
  page: v.nullable(url),
  /** The address at the top of its tab: cookies are sent only to their own site. None are without. */
  top: v.optional(url),
  /** The tab, whose requests are counted together. */
  tabId: v.optional(v.number()),
};
/** The page that asks. */
export interface AskingPage {
  readonly frame: string;
  readonly top: string | null;
  readonly tabId: number | null;
}

export const labelsBodies = {
  ask: v.strictObject({ ...asked, ...onBehalfOf }),
  /** Size and SHA-256 of a whole file; null where it cannot be read. */
  hash: v.strictObject({ requestId, url, page: v.nullable(url) }),
  hashed: v.strictObject({
    file: v.nullable(v.strictObject({ sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), bytes })),
  }),
  /** A file that the user dropped, lying in `inbox/`; it is read whole and removed. */
  file: v.strictObject({ requestId, sourceId: idSchema }),
} as const;

const day = v.pipe(v.string(), v.isoTimestamp());

/** A trust list as it is kept. */
export const trustListSchema = v.strictObject({
  name: v.picklist(['signers', 'time-stamps']),
  /** Certificates in it; 0 where none was ever fetched. */
  certificates: bytes,
  /** When it was published, as far as the server says; when it was fetched; when it was last asked for. */
  publishedAt: v.nullable(day),
  fetchedAt: v.nullable(day),
  checkedAt: v.nullable(day),
  /** Why the last attempt changed nothing: not reached, or what came did not look like the list. */
  problem: v.nullable(v.picklist(['unreachable', 'implausible', 'older'])),
});

/** A certificate that the user trusts. */
export const trustAnchorSchema = v.strictObject({
  /** SHA-256 of the certificate, hex. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  subject: v.string(),
  notAfter: day,
  addedAt: day,
});

export const trustSchema = v.strictObject({
  lists: v.array(trustListSchema),
  anchors: v.array(trustAnchorSchema),
});
/** Whom this install trusts: the official lists and the user's own anchors. */
export type TrustStatus = v.InferOutput<typeof trustSchema>;

export const trustBodies = {
  status: trustSchema,
  /** One certificate or several, PEM; those known already are passed over. Error `certificate-invalid`. */
  add: v.strictObject({ pem: v.pipe(v.string(), v.maxLength(262_144)) }),
  remove: v.strictObject({ id: trustAnchorSchema.entries.id }),
} as const;
