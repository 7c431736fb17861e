import code from '../../../shaders/render/cutOut.wgsl?raw';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import type { GpuResources } from '../../gpu/resources.ts';

/** A picture, what lies behind the layer, and the layer's matte; of one size. */
export interface CutOutInput {
  readonly picture: GPUTexture;
  readonly plate: GPUTexture;
  readonly matte: GPUTexture;
}

/** Cuts a layer out: premultiplied rgba8unorm that gives the picture over the plate. Submits at once. */
export function cutOut(resources: GpuResources, label: string, input: CutOutInput): GPUTexture {
  const { device } = resources;
  const { width, height } = input.picture;
  const layer = resources.texture(label, 'rgba8unorm', width, height);
  const pass = new FragmentPass(device, { label, code, targets: ['rgba8unorm'] });
  const group = pass.bind({
    0: input.picture.createView(),
    1: input.plate.createView(),
    2: input.matte.createView(),
  });
  const encoder = device.createCommandEncoder({ label });
  pass.record(encoder, group, [layer]);
  device.queue.submit([encoder.finish()]);
  return layer;
}
