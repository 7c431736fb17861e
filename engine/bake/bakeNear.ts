import type { ScalarMap, SceneAnalysis } from '../analyse/sceneAnalysis.ts';
import type { GpuResources } from '../gpu/resources.ts';
import type { BakedNearLayer } from './bakedScene.ts';
import { findNearLayer } from './nearLayer.ts';
import { PlatePass } from './passes/platePass.ts';
import { type RefineContext, refineMask } from './refineMask.ts';

/** The near layer, and what becomes of the layers behind it. */
export interface BakedNear {
  readonly layer: BakedNearLayer;
  /** Depth of the rest of the picture, carried on behind the near things. */
  readonly behind: ScalarMap;
  /** Matte of what stands before the sky, likewise (rgba8unorm, red); null without sky. */
  readonly matte: GPUTexture | null;
}

/**
 * Cuts the near things out and fills in what lies behind them.
 * @param filled what lies behind them, where it is filled in already. @returns null where nothing stands out.
 */
export function bakeNear(
  context: RefineContext,
  scene: SceneAnalysis,
  matte: GPUTexture | null,
  filled?: OffscreenCanvas,
): BakedNear | null {
  const near = findNearLayer(scene);
  if (!near) return null;
  const { resources, scratch, encoder, picture, raster } = context;
  if (near.mask.values.length !== raster.luma.length) return null;
  const { width, height } = picture;
  const mask = refineMask(context, 'matte of near things', near.mask.values);
  const plates = new PlatePass(resources.device);
  const fill = (label: string, source: GPUTexture) => {
    const plate = resources.texture(label, 'rgba8unorm', width, height);
    plates.record(encoder, scratch, { picture: source, matte: mask, plate });
    return plate;
  };
  return {
    layer: {
      plate: filled
        ? resources.uploadBitmap('plate behind near things', filled)
        : fill('plate behind near things', picture),
      matte: mask,
      depth: uploadDepth(resources, 'depth of near things', near.depth),
    },
    behind: near.behind,
    matte: matte && fill('matte behind near things', matte),
  };
}

/** A depth map in bytes: half-floats cost more than twice as much to sample, and 1/255 moves nothing by a pixel. */
export function uploadDepth(resources: GpuResources, label: string, map: ScalarMap): GPUTexture {
  const { width, height, values } = map;
  const bytes = Uint8Array.from(values, (value) => Math.round(255 * Math.min(1, Math.max(0, value))));
  return resources.upload(label, 'r8unorm', width, height, bytes, width);
}
