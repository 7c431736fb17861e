import type { SceneAnalysis } from '../analyse/sceneAnalysis.ts';
import type { Subject } from '../prompt/targets.ts';
import type { Wish } from '../prompt/wishes.ts';

/** What the planner of each motion knows: the scene, the loop, what all motions of a plan share, and wishes. */
export interface PlanContext {
  readonly scene: SceneAnalysis;
  /** Loop length in seconds. */
  readonly seconds: number;
  /** Where the wind blows, radians: 0 = to the right, π/2 = down. About sideways. */
  readonly wind: { readonly heading: number; readonly lean: number };
  /** Side that the camera goes to first: -1 or 1. */
  readonly side: number;
  readonly wishes: Readonly<Record<Subject, Wish>>;
}
