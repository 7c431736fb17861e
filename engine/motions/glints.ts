import shapesCode from '../../shaders/motions/glintShapes.wgsl?raw';
import code from '../../shaders/motions/glints.wgsl?raw';
import { FragmentPass } from '../gpu/fragmentPass.ts';
import { linearSampler, nearestSampler } from '../gpu/samplers.ts';
import type { BakeContext } from './bakeContext.ts';
import { type Extent, MotionDraw, targetSize } from './motionDraw.ts';

/** What twinkles, and how. */
export interface Glints {
  readonly label: string;
  /** Where, 0..1, on any grid over the picture. */
  readonly weight: { readonly width: number; readonly height: number; readonly values: Float32Array };
  readonly extent: Extent;
  /** 0..1. */
  readonly strength: number;
  /** Repetitions a loop of the two vibrations. */
  readonly cycles: readonly [number, number];
  readonly colour: readonly [number, number, number];
}

/** The kernel that makes bright specks twinkle, by shapes baked once from the picture. */
export function glintsDraw(
  { resources, scratch, encoder, picture, displacementScale }: BakeContext,
  { label, weight, extent, strength, cycles, colour }: Glints,
): MotionDraw {
  const { device } = resources;
  const bytes = Uint8Array.from(weight.values, (value) => Math.round(255 * value));
  const place = scratch.upload(
    `${label} places`,
    'r8unorm',
    weight.width,
    weight.height,
    bytes,
    weight.width,
  );
  const size = targetSize('gleam', picture, displacementScale);
  const shapes = resources.texture(`${label} shapes`, 'rgba8unorm', size.width, size.height);
  const bake = new FragmentPass(device, {
    label: `${label} shapes`,
    code: shapesCode,
    targets: ['rgba8unorm'],
    constants: { strength, ...size },
  });
  bake.record(
    encoder,
    bake.bind({ 0: picture.createView(), 1: place.createView(), 2: linearSampler(device) }),
    [shapes],
  );
  const [red, green, blue] = colour;
  return new MotionDraw(resources, {
    label,
    target: 'gleam',
    code,
    constants: { red, green, blue, ...size },
    bindings: [shapes.createView(), nearestSampler(device)],
    extent,
    uniform: (time) =>
      cycles.flatMap((count) => {
        const angle = 2 * Math.PI * ((count * time) % 1);
        return [Math.sin(angle), 1 - Math.cos(angle)];
      }),
  });
}
