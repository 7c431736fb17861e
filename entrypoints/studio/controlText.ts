import { i18n } from '#i18n';
import type { Control, Motion, MotionField, SoundField } from '../../engine/contracts.ts';
import { motionText } from '../../ui/motionText.ts';

export type Field = MotionField | SoundField;
type Choice = 'orbit' | 'dolly' | 'zoom' | 'pan' | 'wind' | 'bed' | 'fall' | 'turn';

/** What a field is called. Total by type: a field without its name in `locales/` does not compile. */
export const fieldText = (field: Field): string => i18n.t(`studio.fields.${field}`);

/** What a choice of a field is called. */
export const choiceText = (option: string): string => i18n.t(`studio.choices.${option as Choice}`);

/** A value with its unit: repetitions, degrees, or how much of what is possible. */
export function valueText({ min, max, unit }: Extract<Control, { type: 'number' }>, value: number): string {
  if (unit === 'count') return i18n.t('studio.times', [value]);
  if (unit === 'angle') return i18n.t('studio.degrees', [Math.round((value * 180) / Math.PI)]);
  return i18n.t('jobs.percent', [Math.round((100 * value) / Math.max(max, -min))]);
}

const named = ['sky', 'water', 'smoke', 'foliage', 'grass', 'hair', 'animal'] as const;
const isNamed = (region: string | null): region is (typeof named)[number] =>
  named.some((one) => one === region);

/** A motion's name, with where it is. */
export function motionTitle(motion: Motion): string {
  if (motion.kind === 'face') return i18n.t('studio.face', [motion.face + 1]);
  const moving = 'region' in motion ? motion.region : null;
  // What drifts and sways has a name of its own.
  if (motion.kind === 'flow' && motion.region === 'water' && motion.course === 'wind')
    return i18n.t('studio.moving.drift');
  if ((motion.kind === 'flow' || motion.kind === 'sway') && isNamed(moving))
    return i18n.t(`studio.moving.${moving}`);
  if ('region' in motion)
    return i18n.t('studio.motionIn', [motionText(motion.kind), regionText(motion.region)]);
  return motionText(motion.kind);
}

/** What a recognised class is called. */
export const regionText = (region: Extract<Motion, { region: unknown }>['region']): string =>
  i18n.t(`studio.regions.${region}`);
