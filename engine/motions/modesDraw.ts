import displaceCode from '../../shaders/motions/modes.wgsl?raw';
import lightCode from '../../shaders/motions/modesOfLight.wgsl?raw';
import type { GpuResources } from '../gpu/resources.ts';
import { linearSampler } from '../gpu/samplers.ts';
import { anglesAt, extentOf, type Modes, mostModes, zonesOf } from './modes.ts';
import { MotionDraw, targetSize } from './motionDraw.ts';

/** A picture's size in pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The kernel that displaces by modes of two channels or lights by modes of one; none where nothing moves.
 * @param options steps of the fixed-point inverse, 0 for fields that are backward as they are; see `BakeContext`.
 */
export function modesDraw(
  resources: GpuResources,
  label: string,
  modes: Modes,
  picture: Size,
  {
    steps = 0,
    displacementScale = 1 / 2,
  }: { readonly steps?: number; readonly displacementScale?: number } = {},
): readonly MotionDraw[] {
  const extent = extentOf(modes);
  if (!extent) return [];
  if (modes.list.length > mostModes) throw new RangeError(`${modes.list.length} modes are too many.`);
  const light = modes.channels === 1;
  const target = light ? 'light' : 'displacement';
  const size = targetSize(target, picture, displacementScale);
  const layers = light ? pairsOf(modes) : shapesOf(modes);
  const shapes = resources.uploadLayers(`${label} shapes`, 'rgba16float', modes.width, modes.height, layers);
  return [
    new MotionDraw(resources, {
      label,
      target,
      code: light ? lightCode : displaceCode,
      constants: light ? { layers: layers.length, ...size } : { modes: layers.length, steps, ...size },
      bindings: [shapes.createView({ dimension: '2d-array' }), linearSampler(resources.device)],
      extent,
      ...(light ? {} : { zones: zonesOf(modes) }),
      uniform: (time) => anglesAt(modes, time),
    }),
  ];
}

/** A layer a mode: both shapes of both channels. */
const shapesOf = ({ width, height, list }: Modes): Float16Array<ArrayBuffer>[] =>
  list.map(({ sine, cosine }) => {
    const layer = new Float16Array(4 * width * height);
    for (let i = 0; i < width * height; i++) {
      layer[4 * i] = sine[2 * i]!;
      layer[4 * i + 1] = sine[2 * i + 1]!;
      layer[4 * i + 2] = cosine[2 * i]!;
      layer[4 * i + 3] = cosine[2 * i + 1]!;
    }
    return layer;
  });

/** A layer two modes. */
const pairsOf = ({ width, height, list }: Modes): Float16Array<ArrayBuffer>[] =>
  Array.from({ length: Math.ceil(list.length / 2) }, (_, k) => {
    const [first, second] = [list[2 * k]!, list[2 * k + 1]];
    const layer = new Float16Array(4 * width * height);
    for (let i = 0; i < width * height; i++) {
      layer[4 * i] = first.sine[i]!;
      layer[4 * i + 1] = first.cosine[i]!;
      layer[4 * i + 2] = second?.sine[i] ?? 0;
      layer[4 * i + 3] = second?.cosine[i] ?? 0;
    }
    return layer;
  });
