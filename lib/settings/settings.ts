import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type JobOptions, jobOptionsSchema } from '../jobs/job.ts';

const key = 'options';

/** The user's standing wishes for every job; nothing set, or something unreadable = the engine decides. */
export async function readOptions(): Promise<JobOptions> {
  const stored = await browser.storage.local.get(key);
  const parsed = v.safeParse(jobOptionsSchema, stored[key] ?? {});
  return parsed.success ? parsed.output : {};
}

/** Replaces the standing wishes. */
export async function writeOptions(options: JobOptions): Promise<void> {
  await browser.storage.local.set({ [key]: options });
}
