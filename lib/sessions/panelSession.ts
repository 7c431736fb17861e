import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { VivifyError } from '../errors.ts';
import { idSchema } from '../jobs/job.ts';
import { pageLabelBodies } from '../protocol/pageLabelMessages.ts';
import type { Claimant } from './pageSession.ts';

/** What one question of the user's allows: one panel, for one medium. */
export const panelSessionSchema = v.strictObject({
  id: idSchema,
  /** The tab that the panel opens in; null where it gets a tab of its own. */
  tabId: v.nullable(v.number()),
  subject: pageLabelBodies.subject,
  /** The panel's document, from its first word on: a second one is an impostor. */
  documentId: v.nullable(v.string()),
  /** Milliseconds since the epoch. */
  createdAt: v.number(),
});
export type PanelSession = v.InferOutput<typeof panelSessionSchema>;

const prefix = 'panel:';
/** How long a panel may take to report, in milliseconds; one that has a tab of its own may be reloaded. */
export const panelHelloLife = 60_000;
const tabLife = 12 * 3_600_000;

const refuse = (why: string): never => {
  throw new VivifyError('not-allowed', why);
};

/** Lets the panel that was asked for pass, and only that one. @throws VivifyError `not-allowed`. */
export function admitPanel(session: PanelSession | null, claimant: Claimant, now: number): PanelSession {
  if (!session) return refuse('No such panel');
  if (!claimant.extensionPage) return refuse('Not a page of the extension');
  if (claimant.documentId === undefined) return refuse('No document');
  if (session.tabId === null) return session;
  if (claimant.tabId !== session.tabId) return refuse('Another tab');
  if (session.documentId !== null && session.documentId !== claimant.documentId)
    return refuse('The panel is there already');
  if (now - session.createdAt > panelHelloLife) return refuse('The panel waited too long');
  return { ...session, documentId: claimant.documentId };
}

/** The session, or null where there is none. It outlives the service worker, not the browser. */
export async function readPanel(id: string): Promise<PanelSession | null> {
  const key = prefix + id;
  const parsed = v.safeParse(panelSessionSchema, (await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.output : null;
}

export async function writePanel(session: PanelSession): Promise<void> {
  await browser.storage.session.set({ [prefix + session.id]: session });
}

/** Forgets the panels that can no longer report. */
export async function dropPanels(now: number): Promise<void> {
  const stored = Object.entries(await browser.storage.session.get(null));
  const dropped = stored.filter(([key, value]) => {
    if (!key.startsWith(prefix)) return false;
    const parsed = v.safeParse(panelSessionSchema, value);
    if (!parsed.success) return true;
    return now - parsed.output.createdAt > (parsed.output.tabId === null ? tabLife : panelHelloLife);
  });
  await browser.storage.session.remove(dropped.map(([key]) => key));
}
