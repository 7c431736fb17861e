import { i18n } from '#i18n';
import type { JobOptions } from '../lib/jobs/job.ts';

type SoundName = NonNullable<JobOptions['sound']>;

/** What a choice of sound is called. Total by type: a kind without its name in `locales/` does not compile. */
export function soundText(choice: SoundName): string {
  return i18n.t(`sounds.${choice}`);
}
