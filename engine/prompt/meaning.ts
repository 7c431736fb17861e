import type { CameraMotion } from '../motions/camera/schema.ts';
import type { SoundKind } from '../sound/soundPlan.ts';
import type { Target } from './targets.ts';

/** What a word may say. A word has one meaning for motion, and may have one for the ear. */
export type Meaning =
  | { readonly kind: 'target'; readonly target: Target; readonly path?: CameraMotion['path'] }
  /** Says that something moves; some say whereto. */
  | { readonly kind: 'verb'; readonly x?: number; readonly y?: number }
  /** Movement as a noun: of everything, where nothing else is named. */
  | { readonly kind: 'motion' }
  /** Right and down are positive. `toward` the viewer is a way of its own for cameras. */
  | { readonly kind: 'heading'; readonly x: number; readonly y: number; readonly toward?: true }
  /** "from", which turns the next direction round. */
  | { readonly kind: 'from' }
  /** Factors; `calm` says "still" where something is to stay so; `overall` speaks of everything. */
  | {
      readonly kind: 'measure';
      readonly pace?: number;
      readonly amount?: number;
      readonly calm?: true;
      readonly overall?: true;
    }
  /** The power to which the next measure is raised, and the amount that it says alone. */
  | { readonly kind: 'degree'; readonly power: number; readonly alone?: number }
  /** `before` stands before what it denies and begins something new. */
  | { readonly kind: 'negation'; readonly before: boolean }
  | { readonly kind: 'still' }
  | { readonly kind: 'keep' }
  /** "nothing": everything, denied. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'only' }
  | { readonly kind: 'nothing-else' }
  | { readonly kind: 'except' }
  /** Before a place: what follows says where, not what. */
  | { readonly kind: 'place' }
  | { readonly kind: 'and' }
  | { readonly kind: 'but' }
  | { readonly kind: 'default' }
  | { readonly kind: 'filler' };

/** What a word says for the ear. */
export interface Hearing {
  /** `any` = sound itself, `silence` = none. */
  readonly sound: SoundKind | 'any' | 'silence';
  /** Counts beside a word for sound alone: "sound of waves". */
  readonly asked: boolean;
}

export interface Sense {
  readonly meaning: Meaning | null;
  readonly hearing: Hearing | null;
  /** German nouns can be the head of a compound that is not in the vocabulary. */
  readonly germanNoun: boolean;
  /** Forms that stand before a noun only ("langsame Wellen"). */
  readonly attributive: boolean;
}
