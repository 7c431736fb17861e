import type { CameraMotion } from '../motions/camera/schema.ts';
import type { SoundKind } from '../sound/soundPlan.ts';
import type { Target } from './targets.ts';

/** Something said of what moves. */
export interface MotionIntent {
  readonly kind: 'motion';
  readonly target: Target;
  /** True: it moves; false: it stays still; null: nothing was said of that. */
  readonly moves: boolean | null;
  /** Number of the clause that says that this, and what else it names, is all that moves; null = no such clause. */
  readonly only: number | null;
  /** Radians: 0 = to the right, π/2 = down. */
  readonly heading: number | null;
  /** Factor on speed. */
  readonly pace: number | null;
  /** Factor on strength. */
  readonly amount: number | null;
  /** The way of the camera. */
  readonly path: CameraMotion['path'] | null;
}

/** Something said of what is heard; `any` speaks of sound itself. */
export interface SoundIntent {
  readonly kind: 'sound';
  readonly sound: SoundKind | 'any';
  readonly wanted: boolean;
  /** Nothing else is to be heard. */
  readonly only: boolean;
  /** Decibels more than planned. */
  readonly gain: number;
}

/** "Make this picture come alive": as the engine plans by itself. */
export interface DefaultIntent {
  readonly kind: 'default';
}

export type Intent = MotionIntent | SoundIntent | DefaultIntent;

/** Where a prompt says something: UTF-16 units. Words that several intents share have a span for each. */
export interface IntentSpan {
  readonly start: number;
  readonly end: number;
  /** Index of the intent. */
  readonly intent: number;
}
