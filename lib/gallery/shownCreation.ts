import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { idSchema } from '../jobs/job.ts';

const key = 'shownCreation';

/** Leaves word for the popup of which creation it is opened for; null takes the word back. */
export async function setShownCreation(id: string | null): Promise<void> {
  if (id) await browser.storage.session.set({ [key]: id });
  else await browser.storage.session.remove(key);
}

/** The word left, once; null where there is none. */
export async function takeShownCreation(): Promise<string | null> {
  const parsed = v.safeParse(idSchema, (await browser.storage.session.get(key))[key]);
  await browser.storage.session.remove(key);
  return parsed.success ? parsed.output : null;
}
