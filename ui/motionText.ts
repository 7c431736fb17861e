import { i18n } from '#i18n';
import type { JobOptions } from '../lib/jobs/job.ts';

type MotionName = NonNullable<JobOptions['only']>[number];

/** What a kind of motion is called. Total by type: a kind without its name in `locales/` does not compile. */
export function motionText(kind: MotionName): string {
  return i18n.t(`motions.${kind}`);
}
