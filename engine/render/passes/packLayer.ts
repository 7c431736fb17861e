import detail from '../../../shaders/render/detail.wgsl?raw';
import chroma from '../../../shaders/render/pack/chroma.wgsl?raw';
import covering from '../../../shaders/render/pack/covering.wgsl?raw';
import fours from '../../../shaders/render/pack/fours.wgsl?raw';
import solid from '../../../shaders/render/pack/solid.wgsl?raw';
import texel from '../../../shaders/render/pack/texel.wgsl?raw';
import ycc from '../../../shaders/render/patches/ycc.wgsl?raw';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import type { GpuResources } from '../../gpu/resources.ts';

/**
 * Columns that a packed layer has more on each side, an even number: in mirrored ones a texel's pixels would stand in
 * the wrong order. No camera, flow or motion looks farther beyond the border than an eighth of the picture.
 */
export const packMargin = (width: number): number => 2 * Math.ceil(width / 16);

/** A layer for the kernel that shades blocks: several pixels a texel, see shaders/render/pack. All are rgba8unorm. */
export interface PackedLayer {
  readonly colours: GPUTexture;
  readonly beside: GPUTexture;
}

/** How a layer is packed: kernels, the pixels a side that a texel of each stands for, and the targets: colours first. */
const packings = {
  /** Luma and chroma; beside it how much of each pixel is the layer's, and its detail. */
  covering: [{ code: covering, pixels: 1, targets: ['colours', 'beside'] }],
  /** Nothing lies behind it. Luma and detail; beside it chroma. */
  solid: [
    { code: solid, pixels: 1, targets: ['colours'] },
    { code: chroma, pixels: 2, targets: ['beside'] },
  ],
  /** Far and soft, and nothing lies behind it. Luma; beside it chroma. */
  far: [
    { code: fours, pixels: 1, targets: ['colours'] },
    { code: chroma, pixels: 2, targets: ['beside'] },
  ],
} as const satisfies Record<
  string,
  readonly { code: string; pixels: number; targets: readonly (keyof PackedLayer)[] }[]
>;

/** Packs a layer of premultiplied rgba8unorm. Submits at once. */
export function packLayer(
  resources: GpuResources,
  label: string,
  layer: GPUTexture,
  packing: keyof typeof packings,
): PackedLayer {
  const { device } = resources;
  const margin = packMargin(layer.width);
  const encoder = device.createCommandEncoder({ label: `pack ${label}` });
  const [colours, beside] = packings[packing].flatMap(({ code, pixels, targets }) => {
    const textures = targets.map((name) =>
      resources.texture(
        `${label} ${packing} ${name}`,
        'rgba8unorm',
        Math.ceil((layer.width + 2 * margin) / pixels),
        Math.ceil(layer.height / pixels),
      ),
    );
    const pass = new FragmentPass(device, {
      label: `pack ${label} ${packing}`,
      code: ycc + detail + texel + code,
      targets: textures.map(({ format }) => format),
      constants: { margin },
    });
    pass.record(encoder, pass.bind({ 0: layer.createView() }), textures);
    return textures;
  });
  device.queue.submit([encoder.finish()]);
  return { colours: colours!, beside: beside! };
}
