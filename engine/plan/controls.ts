import { breathMotionSchema } from '../motions/breath/schema.ts';
import { cameraMotionSchema } from '../motions/camera/schema.ts';
import { clothMotionSchema } from '../motions/cloth/schema.ts';
import { faceMotionSchema } from '../motions/face/schema.ts';
import { finishMotionSchema } from '../motions/finish/schema.ts';
import { flameMotionSchema } from '../motions/flame/schema.ts';
import { flowMotionSchema } from '../motions/flow/schema.ts';
import { lightMotionSchema } from '../motions/light/schema.ts';
import { mistMotionSchema } from '../motions/mist/schema.ts';
import { swayMotionSchema } from '../motions/sway/schema.ts';
import { twinkleMotionSchema } from '../motions/twinkle/schema.ts';
import { heading } from '../motions/units.ts';
import { wavesMotionSchema } from '../motions/waves/schema.ts';
import type { SoundLayer } from '../sound/soundPlan.ts';
import { soundLayerSchema } from '../sound/soundPlan.ts';
import type { Motion, MotionKind } from './motionPlan.ts';

type KeysOf<T> = T extends unknown ? keyof T : never;

/** What a motion is rather than how it moves, and what no single control can set. */
type Fixed = 'kind' | 'enabled' | 'region' | 'face' | 'blinks';

export type MotionField = Exclude<KeysOf<Motion>, Fixed>;
export type SoundField = Exclude<keyof SoundLayer, Fixed>;

/** A control for one field: what it may be, as its schema says. */
export type Control<Field extends string = string> =
  | {
      readonly type: 'number';
      readonly field: Field;
      readonly min: number;
      readonly max: number;
      /** Whole numbers only, an angle in radians, or a quantity in a unit of its own. */
      readonly unit: 'count' | 'angle' | 'amount';
    }
  | { readonly type: 'choice'; readonly field: Field; readonly options: readonly string[] };

/** As much of a valibot schema as tells its range. */
interface Entry {
  readonly type: string;
  readonly options?: readonly unknown[];
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

const fixed: readonly string[] = ['kind', 'enabled', 'region', 'face', 'blinks'] satisfies Fixed[];

function controlOf<Field extends string>(field: Field, entry: Entry): Control<Field>[] {
  if (fixed.includes(field)) return [];
  if (entry.type === 'picklist')
    return [{ type: 'choice', field, options: (entry.options ?? []).map(String) }];
  const bound = (type: string) => entry.pipe?.find((action) => action.type === type)?.requirement;
  const [min, max] = [bound('min_value'), bound('max_value')];
  if (entry.type !== 'number' || typeof min !== 'number' || typeof max !== 'number') return [];
  const whole = entry.pipe?.some(({ type }) => type === 'integer') ?? false;
  const unit = whole ? 'count' : (entry as unknown) === heading ? 'angle' : 'amount';
  return [{ type: 'number', field, min, max, unit }];
}

const controlsIn = <Field extends string>({ entries }: { readonly entries: object }) =>
  Object.entries(entries).flatMap(([field, entry]) => controlOf(field as Field, entry as Entry));

/** The controls of each kind of motion, in the order of its schema. */
export const motionControls: Readonly<Record<MotionKind, readonly Control<MotionField>[]>> = {
  camera: controlsIn(cameraMotionSchema),
  flow: controlsIn(flowMotionSchema),
  waves: controlsIn(wavesMotionSchema),
  sway: controlsIn(swayMotionSchema),
  face: controlsIn(faceMotionSchema),
  breath: controlsIn(breathMotionSchema),
  mist: controlsIn(mistMotionSchema),
  flame: controlsIn(flameMotionSchema),
  cloth: controlsIn(clothMotionSchema),
  light: controlsIn(lightMotionSchema),
  twinkle: controlsIn(twinkleMotionSchema),
  finish: controlsIn(finishMotionSchema),
};

/** The controls of a sound. */
export const soundControls: readonly Control<SoundField>[] = controlsIn(soundLayerSchema);
