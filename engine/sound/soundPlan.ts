import * as v from 'valibot';

/** What can be heard. Each is a small graph of its own in `kinds/`. */
export const soundKinds = [
  'surf',
  'lake',
  'stream',
  'waterfall',
  'wind',
  'leaves',
  'rain',
  'insects',
  'birds',
  'fire',
  'city',
  'room',
  'pad',
] as const;

export type SoundKind = (typeof soundKinds)[number];

const unit = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** One sound of the picture, as loud, as bright and where it is. */
export const soundLayerSchema = v.strictObject({
  kind: v.picklist(soundKinds),
  enabled: v.boolean(),
  /** Decibels above -23 LUFS, to which every kind is brought first. */
  gain: v.pipe(v.number(), v.minValue(-40), v.maxValue(6)),
  /** Where it is heard: -1 = left, 1 = right. */
  pan: v.pipe(v.number(), v.minValue(-1), v.maxValue(1)),
  /** 0 = far away and dull (1.2 kHz are left), 1 = near and bright (all is left). */
  brightness: unit,
  /** How strong it is where it is: a breeze or a storm. Changes the sound, not its loudness. */
  strength: unit,
  /** Repetitions of its rhythm in a loop, for surf: the waves that are seen. */
  cycles: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16)),
});

export const soundPlanSchema = v.strictObject({ layers: v.pipe(v.array(soundLayerSchema), v.maxLength(6)) });

export type SoundLayer = v.InferOutput<typeof soundLayerSchema>;
export type SoundPlan = v.InferOutput<typeof soundPlanSchema>;

/** What may be asked for: as the picture is, nothing, or one kind alone. */
export const soundChoices = ['auto', 'none', ...soundKinds] as const;
export type SoundChoice = (typeof soundChoices)[number];
