import chromaCode from '../../../shaders/render/chroma.wgsl?raw';
import lumaCode from '../../../shaders/render/luma.wgsl?raw';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import type { GpuResources } from '../../gpu/resources.ts';

/** The three planes of a 4:2:0 frame, each r8unorm; chroma at half size. */
export interface Planes {
  readonly y: GPUTexture;
  readonly u: GPUTexture;
  readonly v: GPUTexture;
}

/** Converts RGB frames to BT.709 limited-range I420, the form that encoders take without converting. */
export class I420Pass {
  readonly planes: Planes;
  readonly #luma: FragmentPass;
  readonly #chroma: FragmentPass;
  readonly #lumaGroup: GPUBindGroup;
  readonly #chromaGroup: GPUBindGroup;

  /** `frame` rgba8unorm of even size; `resources` owns the planes. */
  constructor(resources: GpuResources, frame: GPUTexture) {
    const { device } = resources;
    const usage = GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.COPY_SRC;
    const plane = (label: string, width: number, height: number) =>
      resources.texture(label, 'r8unorm', width, height, usage);
    this.planes = {
      y: plane('Y', frame.width, frame.height),
      u: plane('U', frame.width / 2, frame.height / 2),
      v: plane('V', frame.width / 2, frame.height / 2),
    };
    this.#luma = new FragmentPass(device, { label: 'luma', code: lumaCode, targets: ['r8unorm'] });
    this.#chroma = new FragmentPass(device, {
      label: 'chroma',
      code: chromaCode,
      targets: ['r8unorm', 'r8unorm'],
    });
    this.#lumaGroup = this.#luma.bind({ 0: frame.createView() });
    this.#chromaGroup = this.#chroma.bind({ 0: frame.createView() });
  }

  record(encoder: GPUCommandEncoder): void {
    this.#luma.record(encoder, this.#lumaGroup, [this.planes.y]);
    this.#chroma.record(encoder, this.#chromaGroup, [this.planes.u, this.planes.v]);
  }
}
