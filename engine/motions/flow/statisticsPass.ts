import code from '../../../shaders/motions/flowStatistics.wgsl?raw';
import { FragmentPass } from '../../gpu/fragmentPass.ts';

/** Local mean and self-correlation of a flowing layer: what a variance-preserving cross-fade needs. */
export class FlowStatisticsPass {
  readonly #pass: FragmentPass;

  constructor(device: GPUDevice) {
    this.#pass = new FragmentPass(device, { label: 'flow statistics', code, targets: ['rg8unorm'] });
  }

  /**
   * `layer` rgba8unorm, `flow` a field of two (picture units) -> `statistics` rg8unorm at a quarter of the
   * layer's size, rounded up: local mean of the luma, correlation one cycle's travel away.
   */
  record(
    encoder: GPUCommandEncoder,
    io: {
      readonly layer: GPUTexture;
      readonly flow: GPUTexture;
      readonly mirrored: GPUSampler;
      readonly statistics: GPUTexture;
    },
  ): void {
    const group = this.#pass.bind({ 0: io.layer.createView(), 1: io.flow.createView(), 2: io.mirrored });
    this.#pass.record(encoder, group, [io.statistics]);
  }
}
