import { expect, it } from 'vitest';
import { smooth } from '../../../engine/bake/nearLayer.ts';
import { FragmentPass } from '../../../engine/gpu/fragmentPass.ts';
import { type QualityLevel, qualities } from '../../../engine/gpu/quality.ts';
import { type CameraView, cameraView } from '../../../engine/motions/camera/pose.ts';
import { planMotion } from '../../../engine/plan/planner.ts';
import { SeekPass } from '../../../engine/render/passes/seekPass.ts';
import { maskOf, sceneWith } from '../../unit/engine/support/scenes.ts';
import { bytesOf, submit, target } from '../support/pixels.ts';
import { type GpuBench, withGpu } from '../support/withGpu.ts';

const [width, height] = [640, 426];

/** A wall as near as can be before what is infinitely far: the steepest that depth gets. */
const wall = smooth(maskOf(320, 213, (u, v) => (u > 0.3 && u < 0.6 && v > 0.3 ? 1 : 0)));

/** The camera that a landscape gets, half a cycle from the start and where it travels farthest. */
function views(): CameraView[] {
  const { motions } = planMotion(sceneWith({}, { picture: { width, height } }), {
    seed: 1,
    seconds: 4,
    fps: 30,
  });
  const camera = motions.find((motion) => motion.kind === 'camera')!;
  return [0.33, 0.5].map((phase) => cameraView(camera, phase, width, height));
}

/** Depth at a place in picture units, interpolated as a sampler does. */
function depthAt(u: number, v: number): number {
  const at = (x: number, y: number) =>
    wall.values[
      Math.min(wall.height - 1, Math.max(0, y)) * wall.width + Math.min(wall.width - 1, Math.max(0, x))
    ]!;
  const [x, y] = [u * wall.width - 0.5, v * wall.height - 0.5];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const row = (k: number) => at(left, k) + (x - left) * (at(left + 1, k) - at(left, k));
  return row(top) + (y - top) * (row(top + 1) - row(top));
}

/** What the camera sees at a place, by a march along its ray from the nearest to the farthest: the first surface. */
function marched([u, v]: readonly [number, number], { travelX, travelY, zoom, steady }: CameraView) {
  const placeAt = (nearness: number) => {
    const magnification = 1 + zoom * (steady + (1 - steady) * nearness);
    return [
      0.5 + (u - 0.5 - travelX * nearness) / magnification,
      0.5 + (v - 0.5 - travelY * nearness) / magnification,
    ] as const;
  };
  const steps = 4000;
  for (let i = steps; i > 0; i--) {
    const place = placeAt(i / steps);
    if (depthAt(...place) >= i / steps) return place;
  }
  return placeAt(0);
}

/** Half-floats of what a pass has drawn, four a texel. */
async function halvesOf(bench: GpuBench, texture: GPUTexture): Promise<Float16Array> {
  const { device } = bench;
  const copy = target(bench, 'rgba16float', texture.width, texture.height);
  const pass = new FragmentPass(device, {
    label: 'copy',
    code: `@group(0) @binding(0) var source: texture_2d<f32>;
      @fragment fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
        return textureLoad(source, vec2i(position.xy), 0);
      }`,
    targets: ['rgba16float'],
  });
  submit(bench, (encoder) => pass.record(encoder, pass.bind({ 0: texture.createView() }), [copy]));
  return new Float16Array((await bytesOf(bench, copy)).buffer);
}

// Pixels by which two, three and six steps may miss the surface at its steepest.
it.each<[QualityLevel, number]>([
  ['draft', 0.15],
  ['standard', 0.03],
  ['high', 0.03],
])('finds at the %s level what a march along the ray finds, but for %f pixels', async (level, tolerance) => {
  await withGpu(async (bench) => {
    const { resources } = bench;
    const bytes = Float16Array.from(wall.values);
    const depth = resources.upload('wall', 'r16float', wall.width, wall.height, bytes, 2 * wall.width);
    const { seekSteps: steps, seekPixels: pixels } = qualities[level];
    const pass = new SeekPass(resources, { width, height, depth, nearDepth: null, steps, pixels });
    for (const view of views()) {
      submit(bench, (encoder) => pass.record(encoder, view));
      const found = await halvesOf(bench, pass.places);
      const { places } = pass;
      let [worst, where] = [0, ''];
      for (let i = 0; i < places.width * places.height; i += 7) {
        const uv = [
          ((i % places.width) + 0.5) / places.width,
          (Math.floor(i / places.width) + 0.5) / places.height,
        ] as const;
        const [u, v] = marched(uv, view);
        const apart = Math.hypot(
          (uv[0] + found[4 * i]! - u) * width,
          (uv[1] + found[4 * i + 1]! - v) * height,
        );
        if (apart > worst) [worst, where] = [apart, uv.join(', ')];
      }
      expect(worst, `pixels at ${where}`).toBeLessThan(tolerance);
    }
  });
});
