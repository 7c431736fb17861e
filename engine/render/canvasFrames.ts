import presentCode from '../../shaders/render/present.wgsl?raw';
import type { BakedScene } from '../bake/bakedScene.ts';
import { FragmentPass } from '../gpu/fragmentPass.ts';
import { GpuResources } from '../gpu/resources.ts';
import type { FrameSource, FrameTiming } from './frameSource.ts';
import { ComposePass } from './passes/composePass.ts';

const format: GPUTextureFormat = 'rgba8unorm';

/** A canvas whose frames stay on the GPU on their way to the encoder. */
function gpuCanvas(device: GPUDevice, width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('webgpu');
  context?.configure({ device, format, alphaMode: 'opaque', usage: GPUTextureUsage.RENDER_ATTACHMENT });
  return { canvas, context };
}

/** The answer of the first probe in this document. */
let known: boolean | null = null;

/**
 * Whether a video frame made from a WebGPU canvas holds the canvas's pixels here. Some adapters hand over
 * black frames without an error, so a known colour is drawn, read back and compared. Others lose every
 * device of the document over it, so it is asked once: until the answer is there, it is no.
 */
export async function canvasPixelsAreRight(device: GPUDevice): Promise<boolean> {
  if (known === null) {
    known = false;
    known = await probe(device);
  }
  return known;
}

async function probe(device: GPUDevice): Promise<boolean> {
  const { canvas, context } = gpuCanvas(device, 16, 16);
  if (!context) return false;
  const encoder = device.createCommandEncoder({ label: 'canvas probe' });
  encoder
    .beginRenderPass({
      colorAttachments: [
        {
          view: context.getCurrentTexture().createView(),
          clearValue: [0.8, 0.4, 0.2, 1],
          loadOp: 'clear',
          storeOp: 'store',
        },
      ],
    })
    .end();
  device.queue.submit([encoder.finish()]);
  try {
    const frame = new VideoFrame(canvas, { timestamp: 0 });
    try {
      const pixels = new Uint8Array(frame.allocationSize({ format: 'RGBA' }));
      await frame.copyTo(pixels, { format: 'RGBA' });
      return [204, 102, 51].every((expected, i) => Math.abs(pixels[i]! - expected) <= 6);
    } finally {
      frame.close();
    }
  } catch {
    return false;
  } finally {
    context.unconfigure();
  }
}

/** Frames straight from a canvas: no pixel leaves the GPU. Only where `canvasPixelsAreRight`. */
export class CanvasFrames implements FrameSource {
  readonly #resources: GpuResources;
  readonly #canvas: OffscreenCanvas;
  readonly #context: GPUCanvasContext;
  readonly #frame: GPUTexture;
  readonly #compose: ComposePass;
  readonly #present: FragmentPass;
  readonly #group: GPUBindGroup;

  constructor(scene: BakedScene) {
    const { device } = scene.resources;
    const resources = new GpuResources(device);
    this.#resources = resources;
    const { canvas, context } = gpuCanvas(device, scene.width, scene.height);
    if (!context) throw new TypeError('No WebGPU canvas context');
    this.#canvas = canvas;
    this.#context = context;
    this.#frame = resources.texture('frame', format, scene.width, scene.height);
    this.#compose = new ComposePass(resources, scene);
    this.#present = new FragmentPass(device, { label: 'present', code: presentCode, targets: [format] });
    this.#group = this.#present.bind({ 0: this.#frame.createView() });
  }

  async draw(index: number, timing: FrameTiming): Promise<VideoFrame> {
    await this.#compose.divide();
    const { device } = this.#resources;
    const encoder = device.createCommandEncoder({ label: `frame ${index}` });
    this.#compose.record(encoder, index, this.#frame);
    this.#present.record(encoder, this.#group, [this.#context.getCurrentTexture()]);
    device.queue.submit([encoder.finish()]);
    return new VideoFrame(this.#canvas, { ...timing, alpha: 'discard' });
  }

  [Symbol.dispose](): void {
    this.#context.unconfigure();
    this.#resources[Symbol.dispose]();
  }
}
