import { boxBlur } from '../analyse/filters.ts';
import type { ScalarMap, SceneClass } from '../analyse/sceneAnalysis.ts';
import type { BakeContext } from './bakeContext.ts';

/** Share of the picture's width by which a body's motion reaches past its edge. */
const fringe = 1 / 40;

/**
 * Where a class's body is, softened and widened past its edge, r8unorm: what moves with it must move beyond its
 * outline too. All ones where the scene does not know.
 */
export function softBody({ resources, scene }: BakeContext, region: SceneClass): GPUTexture {
  const map = scene.masks[region] ?? everywhere;
  const { width, height, values } = softened(map);
  const bytes = Uint8Array.from(values, (value) => Math.round(255 * value));
  return resources.upload(`body of ${region}`, 'r8unorm', width, height, bytes, width);
}

const everywhere: ScalarMap = { width: 1, height: 1, values: new Float32Array([1]) };

/** Widened by the fringe, then blurred by it: 1 up to the edge, 0 two fringes beyond. */
export function softened({ width, height, values }: ScalarMap): ScalarMap {
  const radius = Math.ceil(width * fringe);
  const decided = values.map((share) => (share >= 0.5 ? 1 : 0)) as Float32Array<ArrayBuffer>;
  const near = boxBlur(decided, width, height, radius);
  const wide = near.map((share) => (share > 1e-4 ? 1 : 0)) as Float32Array<ArrayBuffer>;
  return { width, height, values: boxBlur(wide, width, height, radius) };
}
