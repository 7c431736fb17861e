import type { BakedScene } from '../bake/bakedScene.ts';
import { ReadbackRing } from '../gpu/readback.ts';
import { GpuResources } from '../gpu/resources.ts';
import type { FrameSource, FrameTiming } from './frameSource.ts';
import { ComposePass } from './passes/composePass.ts';
import { blockSize } from './passes/frameOutput.ts';

/** Colour of the frames: ITU-R BT.709, limited range. */
const colorSpace: VideoColorSpaceInit = {
  primaries: 'bt709',
  transfer: 'bt709',
  matrix: 'bt709',
  fullRange: false,
};

/** The planes Y, U and V of a frame in I420, each as the textures whose rows take turns in it. */
export function planesOf(resources: GpuResources, width: number, height: number) {
  const make = (label: string, format: GPUTextureFormat) =>
    resources.texture(
      label,
      format,
      Math.ceil(width / blockSize[0]),
      Math.ceil(height / blockSize[1]),
      GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.COPY_SRC,
    );
  return [
    [make('Y of even rows', 'rgba8unorm'), make('Y of odd rows', 'rgba8unorm')],
    [make('U', 'rg8unorm')],
    [make('V', 'rg8unorm')],
  ];
}

/** Frames by readback of I420 planes: right on every adapter, and the fast way on software ones. */
export class ReadbackFrames implements FrameSource {
  readonly #resources: GpuResources;
  readonly #scene: BakedScene;
  readonly #targets: readonly GPUTexture[];
  readonly #compose: ComposePass;
  readonly #atOnce: boolean;
  readonly #ring: ReadbackRing;
  #drawn = 0;
  #divided: Promise<void> | null = null;
  /** The frame begun last: frames begin one after the other, and each waits for its buffer. */
  #begun: Promise<unknown> = Promise.resolve();

  /**
   * @param atOnce draws the first frames by one kernel for the whole picture instead of waiting until each part has its
   * own: for who wants to see a change now.
   * @param stirred stirs the frames, for an encoder that repeats blocks that change slowly as they were.
   */
  constructor(
    scene: BakedScene,
    { atOnce = false, stirred = false }: { readonly atOnce?: boolean; readonly stirred?: boolean } = {},
  ) {
    this.#atOnce = atOnce;
    const { device } = scene.resources;
    const resources = new GpuResources(device);
    this.#resources = resources;
    this.#scene = scene;
    const planes = planesOf(resources, scene.width, scene.height);
    this.#targets = planes.flat();
    this.#compose = new ComposePass(resources, scene, 'planes', stirred);
    this.#ring = new ReadbackRing(resources, planes);
  }

  async draw(index: number, timing: FrameTiming): Promise<VideoFrame> {
    const begun = this.#begun.then(() => this.#begin(index, timing));
    this.#begun = begun.catch(() => undefined);
    return (await begun).arriving;
  }

  async #begin(
    index: number,
    { timestamp, duration }: FrameTiming,
  ): Promise<{ arriving: Promise<VideoFrame> }> {
    this.#divided ??= this.#compose.divide();
    if (this.#atOnce) this.#divided.catch(() => undefined);
    else await this.#divided;
    const slot = this.#drawn++;
    await this.#ring.ready(slot);
    const { device } = this.#resources;
    const encoder = device.createCommandEncoder({ label: `frame ${index}` });
    this.#compose.record(encoder, index, ...this.#targets);
    this.#ring.record(encoder, slot);
    device.queue.submit([encoder.finish()]);
    const arriving = this.#ring.read(
      slot,
      (bytes) =>
        new VideoFrame(bytes, {
          format: 'I420',
          codedWidth: this.#scene.width,
          codedHeight: this.#scene.height,
          layout: this.#ring.layout.map((region) => ({ ...region })),
          timestamp,
          duration,
          colorSpace,
        }),
    );
    return { arriving };
  }

  /** Resolves once nothing is in flight. */
  async idle(): Promise<void> {
    await this.#begun;
    await this.#divided?.catch(() => undefined);
    await this.#ring.idle();
  }

  [Symbol.dispose](): void {
    this.#resources[Symbol.dispose]();
  }
}
