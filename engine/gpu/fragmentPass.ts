import fullscreen from '../../shaders/fullscreen.wgsl?raw';

export interface FragmentPassDescriptor {
  readonly label: string;
  /** WGSL with an entry point `shade(@builtin(position)…)`; `shaders/fullscreen.wgsl` is put before it. */
  readonly code: string;
  readonly targets: readonly GPUTextureFormat[];
  /** How the targets' colours mix with what is drawn; replaced by default. */
  readonly blend?: GPUBlendState;
  /** Values of `override` constants. */
  readonly constants?: Readonly<Record<string, number>>;
}

/** One full-screen fragment kernel: the pipeline, and how to record a draw. */
export class FragmentPass {
  readonly device: GPUDevice;
  readonly #label: string;
  readonly #pipeline: GPURenderPipeline;

  constructor(device: GPUDevice, { label, code, targets, blend, constants = {} }: FragmentPassDescriptor) {
    this.device = device;
    this.#label = label;
    const module = device.createShaderModule({ label, code: `${fullscreen}\n${code}` });
    this.#pipeline = device.createRenderPipeline({
      label,
      layout: 'auto',
      vertex: { module, entryPoint: 'cover' },
      fragment: {
        module,
        entryPoint: 'shade',
        targets: targets.map((format) => ({ format, ...(blend ? { blend } : {}) })),
        constants,
      },
      primitive: { topology: 'triangle-list' },
    });
  }

  /** Resources of group 0 by binding number. Make it once where the resources do not change. */
  bind(resources: Readonly<Record<number, GPUBindingResource>>): GPUBindGroup {
    return this.device.createBindGroup({
      label: this.#label,
      layout: this.#pipeline.getBindGroupLayout(0),
      entries: Object.entries(resources).map(([binding, resource]) => ({
        binding: Number(binding),
        resource,
      })),
    });
  }

  /** Records one draw that covers the targets. */
  record(encoder: GPUCommandEncoder, group: GPUBindGroup, targets: readonly GPUTexture[]): void {
    const pass = encoder.beginRenderPass({
      label: this.#label,
      colorAttachments: targets.map((target) => ({
        view: target.createView(),
        loadOp: 'clear',
        storeOp: 'store',
      })),
    });
    this.draw(pass, group);
    pass.end();
  }

  /** Draws within a render pass of the caller's. */
  draw(pass: GPURenderPassEncoder, group: GPUBindGroup): void {
    pass.setPipeline(this.#pipeline);
    pass.setBindGroup(0, group);
    pass.draw(3);
  }
}
