import { i18n } from '#i18n';
import type { JobOptions } from '../lib/jobs/job.ts';
import { camelCase } from './camelCase.ts';

type MarkCorner = NonNullable<JobOptions['markCorner']>;

/** What a corner is called. Total by type, as in `soundText.ts`. */
export function markCornerText(corner: MarkCorner): string {
  return i18n.t(`markCorners.${camelCase(corner)}`);
}
