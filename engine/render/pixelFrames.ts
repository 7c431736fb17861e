import type { BakedScene } from '../bake/bakedScene.ts';
import { ReadbackRing } from '../gpu/readback.ts';
import { GpuResources } from '../gpu/resources.ts';
import { ComposePass } from './passes/composePass.ts';

/** Frames of a loop as pixels on the CPU, for a canvas of any page: right on every adapter. */
export class PixelFrames implements Disposable {
  readonly #resources: GpuResources;
  readonly #frame: GPUTexture;
  readonly #compose: ComposePass;
  readonly #ring: ReadbackRing;
  #drawn = 0;
  #begun: Promise<unknown> = Promise.resolve();

  constructor(scene: BakedScene) {
    const resources = new GpuResources(scene.resources.device);
    this.#resources = resources;
    this.#frame = resources.texture(
      'frame',
      'rgba8unorm',
      scene.width,
      scene.height,
      GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.COPY_SRC,
    );
    this.#compose = new ComposePass(resources, scene);
    this.#ring = new ReadbackRing(resources, [[this.#frame]], 2);
  }

  /** Draws frame `index`, 0..frames-1; several may be in flight. */
  async draw(index: number): Promise<ImageData> {
    const begun = this.#begun.then(() => this.#begin(index));
    this.#begun = begun.catch(() => undefined);
    return (await begun).arriving;
  }

  async #begin(index: number): Promise<{ arriving: Promise<ImageData> }> {
    const slot = this.#drawn++;
    await this.#ring.ready(slot);
    const { device } = this.#resources;
    const encoder = device.createCommandEncoder({ label: `preview frame ${index}` });
    this.#compose.record(encoder, index, this.#frame);
    this.#ring.record(encoder, slot);
    device.queue.submit([encoder.finish()]);
    return { arriving: this.#ring.read(slot, (bytes) => this.#pixels(bytes)) };
  }

  #pixels(bytes: Uint8Array): ImageData {
    const { width, height } = this.#frame;
    const { stride } = this.#ring.layout[0]!;
    const image = new ImageData(width, height);
    for (let y = 0; y < height; y++)
      image.data.set(bytes.subarray(y * stride, y * stride + 4 * width), 4 * y * width);
    return image;
  }

  /** Resolves once nothing is in flight. */
  async idle(): Promise<void> {
    await this.#begun;
    await this.#ring.idle();
  }

  [Symbol.dispose](): void {
    this.#resources[Symbol.dispose]();
  }
}
