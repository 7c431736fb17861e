import exposureCode from '../../shaders/motions/exposure.wgsl?raw';
import displaceCode from '../../shaders/motions/modes.wgsl?raw';
import lightCode from '../../shaders/motions/modesOfLight.wgsl?raw';
import sumCode from '../../shaders/motions/sumOfModes.wgsl?raw';
import veilCode from '../../shaders/motions/veil.wgsl?raw';
import type { GpuResources } from '../gpu/resources.ts';
import { linearSampler, nearestSampler } from '../gpu/samplers.ts';
import { anglesAt, extentOf, type Mode, type Modes, mostModes, zonesOf } from './modes.ts';
import { MotionDraw, targetSize } from './motionDraw.ts';
import { resampleModes } from './resampleModes.ts';

/** How many times a grid's cells its target may have texels for the grid to be resampled. */
const mostTexels = 1.5;

/** A picture's size in pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** What modes of one channel lay over the picture instead of lighting it: shares of a colour, up to a thickest. */
export interface Veil {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly most: number;
}

interface ModesOptions {
  /** Steps of the fixed-point inverse, 0 for fields that are backward as they are. */
  readonly steps?: number;
  /** See `BakeContext`. */
  readonly displacementScale?: number;
  readonly veil?: Veil;
}

/** The kernel that displaces by modes of two channels, lights or veils by modes of one; none where nothing moves. */
export function modesDraw(
  resources: GpuResources,
  label: string,
  modes: Modes,
  picture: Size,
  { steps = 0, displacementScale = 1 / 2, veil }: ModesOptions = {},
): readonly MotionDraw[] {
  const extent = extentOf(modes);
  if (!extent) return [];
  if (modes.list.length > mostModes) throw new RangeError(`${modes.list.length} modes are too many.`);
  const single = modes.channels === 1;
  const target = single ? (veil ? 'gleam' : 'light') : 'displacement';
  const size = targetSize(target, picture, displacementScale);
  // Sampled in the middles of the target's texels alone, a grid of its size takes no interpolation frame by frame.
  const still = steps === 0 && size.width * size.height <= mostTexels * modes.width * modes.height;
  const drawn = still ? resampleModes(modes, size.width, size.height) : modes;
  const scales = drawn.list.map(scaleOf);
  const layers = single ? pairsOf(drawn, scales) : shapesOf(drawn, scales);
  const shapes = resources.uploadLayers(`${label} shapes`, 'rgba8snorm', drawn.width, drawn.height, layers);
  const sampler = still ? nearestSampler(resources.device) : linearSampler(resources.device);
  return [
    new MotionDraw(resources, {
      label,
      target,
      code: single ? sumCode + (veil ? veilCode : exposureCode + lightCode) : displaceCode,
      constants: single
        ? { layers: layers.length, ...size, ...veil }
        : { modes: layers.length, steps, ...size },
      bindings: [shapes.createView({ dimension: '2d-array' }), sampler],
      extent,
      ...(single ? {} : { zones: zonesOf(modes) }),
      uniform: (time) => anglesAt(modes, time).map((angle, i) => angle * (scales[i >> 1] ?? 0)),
    }),
  ];
}

/**
 * The largest value of a mode's shapes, by which they are divided: samples of bytes cost half of what those of
 * half-floats do, and a 127th of the largest offset is a small part of a pixel.
 */
function scaleOf({ sine, cosine }: Mode): number {
  let most = Number.MIN_VALUE;
  for (const shape of [sine, cosine])
    for (let i = 0; i < shape.length; i++) most = Math.max(most, Math.abs(shape[i]!));
  return most;
}

/** A layer a mode: both shapes of both channels. */
const shapesOf = ({ width, height, list }: Modes, scales: readonly number[]): Int8Array<ArrayBuffer>[] =>
  list.map(({ sine, cosine }, k) => {
    const layer = new Int8Array(4 * width * height);
    const code = 127 / scales[k]!;
    for (let i = 0; i < width * height; i++) {
      layer[4 * i] = Math.round(code * sine[2 * i]!);
      layer[4 * i + 1] = Math.round(code * sine[2 * i + 1]!);
      layer[4 * i + 2] = Math.round(code * cosine[2 * i]!);
      layer[4 * i + 3] = Math.round(code * cosine[2 * i + 1]!);
    }
    return layer;
  });

/** A layer two modes. */
const pairsOf = ({ width, height, list }: Modes, scales: readonly number[]): Int8Array<ArrayBuffer>[] =>
  Array.from({ length: Math.ceil(list.length / 2) }, (_, pair) => {
    const layer = new Int8Array(4 * width * height);
    for (const k of [2 * pair, 2 * pair + 1]) {
      const mode = list[k];
      if (!mode) break;
      const code = 127 / scales[k]!;
      const channel = 2 * (k % 2);
      for (let i = 0; i < width * height; i++) {
        layer[4 * i + channel] = Math.round(code * mode.sine[i]!);
        layer[4 * i + channel + 1] = Math.round(code * mode.cosine[i]!);
      }
    }
    return layer;
  });
