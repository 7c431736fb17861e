import detail from '../../../shaders/render/detail.wgsl?raw';
import code from '../../../shaders/render/pack.wgsl?raw';
import ycc from '../../../shaders/render/patches/ycc.wgsl?raw';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import type { GpuResources } from '../../gpu/resources.ts';

/**
 * Columns that a packed layer has more on each side: in mirrored ones a texel's two pixels would stand in the
 * wrong order. No camera, flow or motion looks farther beyond the border than an eighth of the picture.
 */
export const packMargin = (width: number): number => Math.ceil(width / 8);

/** A layer for the kernel that shades blocks: two pixels a texel, see shaders/render/pack.wgsl. */
export interface PackedLayer {
  /** rgba8unorm. */
  readonly colours: GPUTexture;
  /** How much of both pixels is the layer's, and their detail: rgba8unorm. */
  readonly beside: GPUTexture;
}

/** Packs a layer of premultiplied rgba8unorm. Submits at once. */
export function packLayer(resources: GpuResources, label: string, layer: GPUTexture): PackedLayer {
  const { device } = resources;
  const margin = packMargin(layer.width);
  const make = (name: string) =>
    resources.texture(`${label} ${name}`, 'rgba8unorm', layer.width + 2 * margin, layer.height);
  const packed = { colours: make('colours'), beside: make('beside') };
  const pass = new FragmentPass(device, {
    label: `pack ${label}`,
    code: ycc + detail + code,
    targets: ['rgba8unorm', 'rgba8unorm'],
    constants: { margin },
  });
  const encoder = device.createCommandEncoder({ label: `pack ${label}` });
  pass.record(encoder, pass.bind({ 0: layer.createView() }), [packed.colours, packed.beside]);
  device.queue.submit([encoder.finish()]);
  return packed;
}
