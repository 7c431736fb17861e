import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type PageSession, pageSessionSchema, sessionLife } from './pageSession.ts';

const prefix = 'session:';

/** The session, or null where there is none. It outlives the service worker, not the browser. */
export async function readSession(id: string): Promise<PageSession | null> {
  const key = prefix + id;
  const parsed = v.safeParse(pageSessionSchema, (await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.output : null;
}

export async function writeSession(session: PageSession): Promise<void> {
  await browser.storage.session.set({ [prefix + session.id]: session });
}

/** Forgets the sessions that the test picks, and those that are over. */
export async function dropSessions(picks: (session: PageSession) => boolean, now: number): Promise<void> {
  const stored = Object.entries(await browser.storage.session.get(null));
  const dropped = stored.filter(([key, value]) => {
    if (!key.startsWith(prefix)) return false;
    const parsed = v.safeParse(pageSessionSchema, value);
    return !parsed.success || now - parsed.output.createdAt > sessionLife || picks(parsed.output);
  });
  await browser.storage.session.remove(dropped.map(([key]) => key));
}
