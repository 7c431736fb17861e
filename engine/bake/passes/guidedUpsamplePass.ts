import code from '../../../shaders/bake/guidedUpsample.wgsl?raw';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import { linearSampler } from '../../gpu/samplers.ts';

/** Applies guided-filter coefficients to the full picture: a mask at full size with the picture's edges. */
export class GuidedUpsamplePass {
  readonly #pass: FragmentPass;
  readonly #linear: GPUSampler;

  constructor(device: GPUDevice) {
    this.#pass = new FragmentPass(device, { label: 'guided upsample', code, targets: ['r8unorm'] });
    this.#linear = linearSampler(device);
  }

  /** `picture` rgba8unorm, `coefficients` rg16float (a, b) of any size -> `mask` r8unorm of the picture's size. */
  record(
    encoder: GPUCommandEncoder,
    io: { readonly picture: GPUTexture; readonly coefficients: GPUTexture; readonly mask: GPUTexture },
  ): void {
    const group = this.#pass.bind({
      0: io.picture.createView(),
      1: io.coefficients.createView(),
      2: this.#linear,
    });
    this.#pass.record(encoder, group, [io.mask]);
  }
}
