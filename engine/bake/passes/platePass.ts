import seedCode from '../../../shaders/bake/plateSeed.wgsl?raw';
import pullCode from '../../../shaders/bake/pull.wgsl?raw';
import pushCode from '../../../shaders/bake/push.wgsl?raw';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import type { GpuResources } from '../../gpu/resources.ts';
import { linearSampler } from '../../gpu/samplers.ts';

const format: GPUTextureFormat = 'rgba16float';

/**
 * The background plate: the picture with its foreground taken away and the hole filled by pull-push, so that
 * what the camera uncovers, and what the sky flows out of, is background and not a stretched edge.
 */
export class PlatePass {
  readonly #seed: FragmentPass;
  readonly #pull: FragmentPass;
  readonly #push: FragmentPass;
  readonly #finish: FragmentPass;
  readonly #linear: GPUSampler;

  constructor(device: GPUDevice) {
    this.#seed = new FragmentPass(device, { label: 'plate seed', code: seedCode, targets: [format] });
    this.#pull = new FragmentPass(device, { label: 'pull', code: pullCode, targets: [format] });
    this.#push = new FragmentPass(device, { label: 'push', code: pushCode, targets: [format] });
    this.#finish = new FragmentPass(device, { label: 'plate', code: pushCode, targets: ['rgba8unorm'] });
    this.#linear = linearSampler(device);
  }

  /**
   * `picture` rgba8unorm and `matte` r8unorm (1 = foreground) of one size -> `plate` rgba8unorm. The levels in
   * between live in `scratch`; its owner disposes of them after the submission.
   */
  record(
    encoder: GPUCommandEncoder,
    scratch: GpuResources,
    io: { readonly picture: GPUTexture; readonly matte: GPUTexture; readonly plate: GPUTexture },
  ): void {
    let { width, height } = io.picture;
    const pulled = [scratch.texture('plate level 0', format, width, height)];
    this.#seed.record(
      encoder,
      this.#seed.bind({ 0: io.picture.createView(), 1: io.matte.createView() }),
      pulled,
    );
    while (width > 1 || height > 1) {
      width = Math.ceil(width / 2);
      height = Math.ceil(height / 2);
      const coarse = scratch.texture(`plate level ${pulled.length}`, format, width, height);
      this.#pull.record(encoder, this.#pull.bind({ 0: pulled.at(-1)!.createView() }), [coarse]);
      pulled.push(coarse);
    }
    let filled = pulled.at(-1)!;
    for (let level = pulled.length - 2; level >= 0; level--) {
      const fine = pulled[level]!;
      const last = level === 0;
      const target = last
        ? io.plate
        : scratch.texture(`plate filled ${level}`, format, fine.width, fine.height);
      const pass = last ? this.#finish : this.#push;
      const group = pass.bind({ 0: fine.createView(), 1: filled.createView(), 2: this.#linear });
      pass.record(encoder, group, [target]);
      filled = target;
    }
  }
}
