import compose from '../../../shaders/render/compose.wgsl?raw';
import detail from '../../../shaders/render/detail.wgsl?raw';
import block from '../../../shaders/render/patches/block.wgsl?raw';
import blockColour from '../../../shaders/render/patches/blockColour.wgsl?raw';
import pixel from '../../../shaders/render/patches/pixel.wgsl?raw';
import stirring from '../../../shaders/render/patches/stirring.wgsl?raw';
import ycc from '../../../shaders/render/patches/ycc.wgsl?raw';
import scene from '../../../shaders/render/scene.wgsl?raw';
import type { BakedScene } from '../../bake/bakedScene.ts';
import type { GpuResources } from '../../gpu/resources.ts';
import { type LayersFor, packedLayers, rgbLayers } from './layerTextures.ts';

/** Pixels that the kernel of `planes` shades at once: columns and rows. */
export const blockSize = [4, 2] as const;

/** What frames come as, and the kernel that draws it. */
export interface Output {
  readonly code: string;
  readonly formats: readonly GPUTextureFormat[];
  /** Pixels a texel of the targets: columns and rows. */
  readonly patch: readonly [number, number];
  readonly layersOf: (resources: GpuResources, scene: BakedScene) => LayersFor;
}

/**
 * One texture of RGB; or the planes of BT.709 I420: Y of the even rows and of the odd ones, four pixels a texel, then
 * U and V, two values a texel.
 */
export const outputs = {
  rgb: {
    code: scene + detail + compose + pixel,
    formats: ['rgba8unorm'],
    patch: [1, 1],
    layersOf: rgbLayers,
  },
  planes: {
    code: scene + detail + compose + ycc + block + stirring + blockColour,
    formats: ['rgba8unorm', 'rgba8unorm', 'rg8unorm', 'rg8unorm'],
    patch: blockSize,
    layersOf: packedLayers,
  },
} as const satisfies Record<string, Output>;

export type FrameOutput = keyof typeof outputs;
