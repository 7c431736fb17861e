import type { GpuResources } from './resources.ts';

/** Where one plane lies in a mapped buffer, as `VideoFrame` wants it: bytes. */
export interface PlaneRegion {
  readonly offset: number;
  readonly stride: number;
}

/** Rows in a copy from texture to buffer start at multiples of this many bytes (WebGPU, 11.1). */
const rowAlignment = 256;

const texelBytes = (format: GPUTextureFormat) => (format === 'rgba8unorm' ? 4 : 1);

/**
 * Copies 8-bit textures to the CPU through a ring of buffers, so that the GPU draws the next frame while the
 * last one is mapped.
 */
export class ReadbackRing {
  readonly layout: readonly PlaneRegion[];
  readonly #planes: readonly GPUTexture[];
  readonly #device: GPUDevice;
  readonly #buffers: readonly GPUBuffer[];
  readonly #busy: Promise<unknown>[];

  /** @param depth buffers in the ring, that is frames in flight. */
  constructor(resources: GpuResources, planes: readonly GPUTexture[], depth = 3) {
    this.#device = resources.device;
    this.#planes = planes;
    let size = 0;
    this.layout = planes.map(({ width, height, format }) => {
      const stride = Math.ceil((width * texelBytes(format)) / rowAlignment) * rowAlignment;
      const region = { offset: size, stride };
      size += stride * height;
      return region;
    });
    this.#buffers = Array.from({ length: depth }, (_, i) =>
      resources.buffer(`readback ${i}`, size, GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ),
    );
    this.#busy = Array.from({ length: depth }, () => Promise.resolve());
  }

  /** Waits until the buffer for frame `index` is free again. */
  async ready(index: number): Promise<void> {
    await this.#busy[index % this.#busy.length];
  }

  /** Records the copies of frame `index`. Call `ready` before. */
  record(encoder: GPUCommandEncoder, index: number): void {
    const buffer = this.#buffers[index % this.#buffers.length]!;
    this.#planes.forEach((texture, i) => {
      const { offset, stride } = this.layout[i]!;
      encoder.copyTextureToBuffer({ texture }, { buffer, offset, bytesPerRow: stride }, [
        texture.width,
        texture.height,
      ]);
    });
  }

  /** Maps frame `index` after its submission, hands the bytes to `use`, unmaps. */
  read<T>(index: number, use: (bytes: Uint8Array<ArrayBuffer>) => T): Promise<T> {
    const slot = index % this.#buffers.length;
    const buffer = this.#buffers[slot]!;
    const result = buffer.mapAsync(GPUMapMode.READ).then(() => {
      try {
        return use(new Uint8Array(buffer.getMappedRange()));
      } finally {
        buffer.unmap();
      }
    });
    this.#busy[slot] = result.catch(() => undefined);
    return result;
  }

  /** Resolves once nothing is in flight. */
  async idle(): Promise<void> {
    await Promise.all(this.#busy);
    await this.#device.queue.onSubmittedWorkDone();
  }
}
