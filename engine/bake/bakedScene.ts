import type { Fineness } from '../gpu/quality.ts';
import type { GpuResources } from '../gpu/resources.ts';
import type { CameraMotion } from '../motions/camera/schema.ts';
import type { FinishMotion } from '../motions/finish/schema.ts';
import type { BakedFlow } from '../motions/flow/bake.ts';
import type { MotionDraw } from '../motions/motionDraw.ts';
import type { MarkPixels } from './bakeMark.ts';

/** One layer of near things, cut out of the picture, and the picture without them. */
export interface BakedNearLayer {
  /** rgba8unorm, the picture with the near things' place filled in. */
  readonly plate: GPUTexture;
  /** r8unorm, 1 = near thing. */
  readonly matte: GPUTexture;
  /** r8unorm, carried on past the things' edges. */
  readonly depth: GPUTexture;
}

/** Everything that does not change over the loop. `resources` owns all textures. */
export interface BakedScene extends Fineness {
  readonly resources: GpuResources;
  readonly width: number;
  readonly height: number;
  /** Seconds of the loop and frames in it. */
  readonly frames: number;
  /** rgba8unorm, gamma-encoded sRGB. */
  readonly picture: GPUTexture;
  /** The picture behind its foreground, and the foreground's matte (r8unorm); null for a single layer. */
  readonly background: { readonly plate: GPUTexture; readonly matte: GPUTexture } | null;
  /** r8unorm, 0 far..1 near, extended past the foreground's edge; of what lies behind `near` where there is one. */
  readonly depth: GPUTexture;
  /** Things that the camera moves before all else; null where nothing stands out, or nothing moves before it. */
  readonly near: BakedNearLayer | null;
  readonly pictureFlow: BakedFlow | null;
  readonly plateFlow: BakedFlow | null;
  readonly camera: CameraMotion | null;
  readonly finish: FinishMotion | null;
  /** Kernels that displace, light and overlay the picture, frame by frame. */
  readonly motions: readonly MotionDraw[];
  /** r8unorm, 1 = the user wants nothing to move here; null where all may move. */
  readonly stillness: GPUTexture | null;
  /** Size of the noise in the flowing sky, in units of colour (1/255 = one level of 8 bits). */
  readonly grain: number;
  /** The visible mark, and where its top left corner goes in pixels. */
  readonly mark: MarkPixels;
  readonly markOrigin: readonly [number, number];
}
