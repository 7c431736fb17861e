import { smoothstep } from '../../analyse/raster.ts';
import { phaseAt } from '../../plan/loop.ts';
import type { FaceMotion } from './schema.ts';

/** Seconds that lids go down, stay, and come up again: those of people who are awake. */
const blink = { down: 0.09, shut: 0.04, up: 0.16 };
/** Seconds that a blink takes. */
export const blinkSeconds = blink.down + blink.shut + blink.up;

/** What a face does at a time 0..1 of a loop of `seconds`; all zero at time 0. */
export interface Expression {
  /** Share of the smile, 0..1. */
  readonly smile: number;
  /** 0 = lids as in the picture, 1 = shut. */
  readonly closure: number;
  /** Radians, clockwise. */
  readonly turn: number;
}

/** The expression of a face motion at a time of the loop. */
export function expressionAt(motion: FaceMotion, time: number, seconds: number): Expression {
  const angle = 2 * Math.PI * phaseAt(time, motion.cycles);
  // Smiles come, stay a while and go.
  const smile = smoothstep(0.05, 0.75, 0.5 - 0.5 * Math.cos(angle));
  const turn = (motion.sway * (Math.sin(angle) + 0.25 * Math.sin(2 * angle))) / 1.1;
  const closure = Math.max(0, ...motion.blinks.map((start) => closureAfter((time - start) * seconds)));
  return { smile, closure: motion.closing * closure, turn };
}

/** How far lids are closed some seconds after a blink began, 0..1. */
function closureAfter(seconds: number): number {
  if (seconds <= 0 || seconds >= blinkSeconds) return 0;
  const opening = seconds - blink.down - blink.shut;
  return opening > 0 ? 1 - smoothstep(0, blink.up, opening) : smoothstep(0, blink.down, seconds);
}
