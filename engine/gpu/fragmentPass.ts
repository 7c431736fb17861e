import fullscreen from '../../shaders/fullscreen.wgsl?raw';
import rectangles from '../../shaders/rectangles.wgsl?raw';
import { overwriting } from './device.ts';

export interface FragmentPassDescriptor {
  readonly label: string;
  /** WGSL with an entry point `shade(@builtin(position)…)`; `shaders/fullscreen.wgsl` is put before it. */
  readonly code: string;
  /** Another name of the entry point. */
  readonly entryPoint?: string;
  /** It draws rectangles from a vertex buffer, see `rectangleVertices`, in place of the whole target. */
  readonly rectangles?: boolean;
  readonly targets: readonly GPUTextureFormat[];
  /** How the targets' colours mix with what is drawn; replaced by default. */
  readonly blend?: GPUBlendState;
  /** Values of `override` constants. */
  readonly constants?: Readonly<Record<string, number>>;
}

/** Pipelines by device and by what makes them different: scenes that are baked again do not compile again. */
const pipelines = new WeakMap<GPUDevice, Map<string, GPURenderPipeline>>();

function pipelinesOf(device: GPUDevice): Map<string, GPURenderPipeline> {
  const made = pipelines.get(device) ?? new Map<string, GPURenderPipeline>();
  pipelines.set(device, made);
  return made;
}

function pipelineOf(device: GPUDevice, descriptor: FragmentPassDescriptor): GPURenderPipeline {
  const made = pipelinesOf(device);
  const key = JSON.stringify(descriptor);
  const pipeline = made.get(key) ?? device.createRenderPipeline(whole(device, descriptor));
  made.set(key, pipeline);
  return pipeline;
}

/**
 * Kernels sample without naming a level, which costs a software adapter less. No texture here has more than one, so
 * that it matters to none whether derivatives are defined where neighbouring pixels take different branches.
 */
const preamble = 'diagnostic(off, derivative_uniformity);';

/** A descriptor as the device wants it. */
function whole(device: GPUDevice, descriptor: FragmentPassDescriptor): GPURenderPipelineDescriptor {
  const { label, code, targets, blend, constants = {}, entryPoint = 'shade' } = descriptor;
  const vertices = descriptor.rectangles ? rectangles : fullscreen;
  const module = device.createShaderModule({ label, code: `${preamble}\n${vertices}\n${code}` });
  return {
    label,
    layout: 'auto',
    vertex: {
      module,
      entryPoint: 'cover',
      ...(descriptor.rectangles ? { buffers: [corners] } : {}),
    },
    fragment: {
      module,
      entryPoint,
      targets: targets.map((format) => ({ format, ...(blend ? { blend } : {}) })),
      constants,
    },
    primitive: { topology: 'triangle-list' },
  };
}

/** One full-screen fragment kernel: the pipeline, and how to record a draw. */
export class FragmentPass {
  readonly device: GPUDevice;
  readonly #label: string;
  readonly #pipeline: GPURenderPipeline;

  constructor(device: GPUDevice, descriptor: FragmentPassDescriptor) {
    this.device = device;
    this.#label = descriptor.label;
    this.#pipeline = pipelineOf(device, descriptor);
  }

  /** A pass whose kernel is compiled beside others, on as many cores as there are. @throws where it cannot be. */
  static async compiled(device: GPUDevice, descriptor: FragmentPassDescriptor): Promise<FragmentPass> {
    const made = pipelinesOf(device);
    const key = JSON.stringify(descriptor);
    if (!made.has(key)) made.set(key, await device.createRenderPipelineAsync(whole(device, descriptor)));
    return new FragmentPass(device, descriptor);
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
        loadOp: overwriting(this.device),
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

  /** Draws rectangles within a render pass of the caller's: a buffer of `rectangleVertices`. */
  drawRectangles(pass: GPURenderPassEncoder, group: GPUBindGroup, vertices: GPUBuffer): void {
    pass.setPipeline(this.#pipeline);
    pass.setBindGroup(0, group);
    pass.setVertexBuffer(0, vertices);
    pass.draw(vertices.size / corners.arrayStride);
  }
}

/** Layout of a corner. */
const corners = {
  arrayStride: 8,
  attributes: [{ shaderLocation: 0, offset: 0, format: 'float32x2' }],
} as const satisfies GPUVertexBufferLayout;

/** Corners in clip space of rectangles in pixels, cut off at the border of a target of that size. */
export function rectangleVertices(
  rectangles: readonly { x: number; y: number; width: number; height: number }[],
  [width, height]: readonly [number, number],
): Float32Array<ArrayBuffer> {
  return new Float32Array(
    rectangles.flatMap((rectangle) => {
      const left = (2 * rectangle.x) / width - 1;
      const top = 1 - (2 * rectangle.y) / height;
      const right = (2 * Math.min(width, rectangle.x + rectangle.width)) / width - 1;
      const bottom = 1 - (2 * Math.min(height, rectangle.y + rectangle.height)) / height;
      return [left, top, right, top, left, bottom, right, top, right, bottom, left, bottom];
    }),
  );
}
