import detail from '../../../shaders/render/detail.wgsl?raw';
import code from '../../../shaders/render/detailPlane.wgsl?raw';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import type { GpuResources } from '../../gpu/resources.ts';

/** What of a layer sampling between pixels gives back, see shaders/render/detail.wgsl: r8unorm. Submits at once. */
export function detailPlane(resources: GpuResources, label: string, layer: GPUTexture): GPUTexture {
  const { device } = resources;
  const plane = resources.texture(label, 'r8unorm', layer.width, layer.height);
  const pass = new FragmentPass(device, { label, code: detail + code, targets: ['r8unorm'] });
  const encoder = device.createCommandEncoder({ label });
  pass.record(encoder, pass.bind({ 0: layer.createView() }), [plane]);
  device.queue.submit([encoder.finish()]);
  return plane;
}
