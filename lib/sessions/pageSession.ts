import * as v from 'valibot';
import { VivifyError } from '../errors.ts';
import { originSchema } from '../gallery/origin.ts';
import { idSchema } from '../jobs/job.ts';

/** What one click of the user allows: one picture, in one document of one tab, for some minutes. */
export const pageSessionSchema = v.strictObject({
  id: idSchema,
  tabId: v.number(),
  frameId: v.number(),
  /** The document clicked in: a navigation ends the session. Null where the browser did not say. */
  documentId: v.nullable(v.string()),
  /** The picture's name for people. */
  title: v.string(),
  /** The page, as far as it is kept with what comes of the click. */
  page: v.optional(v.nullable(originSchema), null),
  /** The player's document, from its first word on: a second one is an impostor. */
  playerId: v.nullable(v.string()),
  /** Milliseconds since the epoch. */
  createdAt: v.number(),
});
export type PageSession = v.InferOutput<typeof pageSessionSchema>;

/** How long the content script may ask for bytes, in milliseconds: retries included. */
export const sessionLife = 10 * 60_000;
/** How long the player may take to report, in milliseconds. */
export const helloLife = 60_000;

/** What the browser vouches for of a message's sender. */
export interface Claimant {
  readonly tabId: number | undefined;
  readonly frameId: number | undefined;
  readonly documentId: string | undefined;
  /** One of the extension's own pages. */
  readonly extensionPage: boolean;
}

const refuse = (why: string): never => {
  throw new VivifyError('not-allowed', why);
};

/** Lets only the clicked document's content script pass. @throws VivifyError `not-allowed`. */
export function admitPage(session: PageSession | null, claimant: Claimant, now: number): PageSession {
  if (!session) return refuse('No such session');
  if (claimant.extensionPage) return refuse('Only a page asks for its picture');
  if (claimant.tabId !== session.tabId) return refuse('Another tab');
  if (claimant.frameId !== session.frameId) return refuse('Another frame');
  if (session.documentId !== null && claimant.documentId !== session.documentId)
    return refuse('Another document');
  if (now - session.createdAt > sessionLife) return refuse('The session is over');
  return session;
}

/**
 * Lets the first player in the clicked tab pass, and only that one from then on.
 * @returns the session with its player. @throws VivifyError `not-allowed`.
 */
export function admitPlayer(session: PageSession | null, claimant: Claimant, now: number): PageSession {
  if (!session) return refuse('No such session');
  if (!claimant.extensionPage) return refuse('Not a page of the extension');
  if (claimant.tabId !== session.tabId) return refuse('Another tab');
  if (claimant.documentId === undefined) return refuse('No document');
  if (session.playerId !== null && session.playerId !== claimant.documentId)
    return refuse('The session has its player');
  if (now - session.createdAt > helloLife) return refuse('The session waited too long');
  return { ...session, playerId: claimant.documentId };
}
