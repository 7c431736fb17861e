import * as v from 'valibot';
import { cycles, unit } from '../units.ts';

const stops = v.pipe(v.number(), v.minValue(0), v.maxValue(0.4));

/** Light that lives: all of it leaves the picture's own light and returns to it. Strengths in stops at the peak. */
export const lightMotionSchema = v.strictObject({
  kind: v.literal('light'),
  enabled: v.boolean(),
  /** Comings and goings per loop. */
  cycles,
  /** How much warmer the sky's colour gets, most at the horizon. */
  drift: stops,
  /** Share of the sky's drift that falls on the land. */
  land: unit,
  /** How much sun and lamps breathe. */
  glow: stops,
  /** How strong rays turn about the sun, where it is in the picture. */
  rays: stops,
  /** How strong a net of light dances on shallow water. */
  caustics: stops,
});

export type LightMotion = v.InferOutput<typeof lightMotionSchema>;
