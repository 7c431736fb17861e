import { guidedCoefficients } from '../analyse/filters.ts';
import type { Raster } from '../analyse/raster.ts';
import type { GpuResources } from '../gpu/resources.ts';
import { GuidedUpsamplePass } from './passes/guidedUpsamplePass.ts';

/** What refining a mask needs of a bake. */
export interface RefineContext {
  /** Owns the mask. */
  readonly resources: GpuResources;
  readonly scratch: GpuResources;
  readonly encoder: GPUCommandEncoder;
  readonly picture: GPUTexture;
  readonly raster: Raster;
}

/** A mask of the raster's size drawn along the picture's edges: r8unorm at the picture's size. */
export function refineMask(
  { resources, scratch, encoder, picture, raster }: RefineContext,
  label: string,
  values: Float32Array<ArrayBuffer>,
): GPUTexture {
  const { a, b, width, height } = guidedCoefficients(raster, values, 2, 2e-4);
  const coefficients = scratch.upload(
    `${label} coefficients`,
    'rg16float',
    width,
    height,
    Float16Array.from({ length: 2 * a.length }, (_, i) => (i % 2 === 0 ? a : b)[i >> 1]!),
    width * 4,
  );
  const mask = resources.texture(label, 'r8unorm', picture.width, picture.height);
  new GuidedUpsamplePass(resources.device).record(encoder, { picture, coefficients, mask });
  return mask;
}
