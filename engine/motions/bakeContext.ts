import type { Raster } from '../analyse/raster.ts';
import type { SceneAnalysis, SceneClass } from '../analyse/sceneAnalysis.ts';
import type { GpuResources } from '../gpu/resources.ts';
import type { MotionPlan } from '../plan/motionPlan.ts';

/** What the baker of each motion works with. */
export interface BakeContext {
  /** Owns what lives as long as the baked scene. */
  readonly resources: GpuResources;
  /** Owns what is needed until the bake's commands are done. */
  readonly scratch: GpuResources;
  /** Submitted when all bakers are done. */
  readonly encoder: GPUCommandEncoder;
  readonly scene: SceneAnalysis;
  readonly plan: MotionPlan;
  /** The small picture that the analysis looked at. */
  readonly raster: Raster;
  /** The picture, rgba8unorm at the video's size. */
  readonly picture: GPUTexture;
  /** The sky's plate, and the matte of all that stands before it; null for a single layer. */
  readonly background: { readonly plate: GPUTexture; readonly matte: GPUTexture } | null;
  /** Size of the displacement's target, share of the picture's. */
  readonly displacementScale: number;
  /** A class mask at the picture's size (r8unorm), drawn once along the picture's edges; null where absent. */
  readonly matteOf: (name: SceneClass) => GPUTexture | null;
}
