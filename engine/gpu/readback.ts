import { texelBytes } from './memory.ts';
import type { GpuResources } from './resources.ts';

/** Where one plane lies in a mapped buffer, as `VideoFrame` wants it: bytes. */
export interface PlaneRegion {
  readonly offset: number;
  readonly stride: number;
}

/** Rows in a copy from texture to buffer start at multiples of this many bytes (WebGPU, 11.1). */
const rowAlignment = 256;

/** One copy from a texture into the buffer of a frame. */
interface Copy {
  readonly texture: GPUTexture;
  readonly offset: number;
  readonly bytesPerRow: number;
}

/**
 * Copies planes of 8-bit values to the CPU through a ring of buffers, so that the GPU draws the next frame while
 * the last one is mapped.
 */
export class ReadbackRing {
  readonly layout: readonly PlaneRegion[];
  readonly #copies: readonly Copy[];
  readonly #device: GPUDevice;
  readonly #buffers: readonly GPUBuffer[];
  readonly #busy: Promise<unknown>[];

  /**
   * @param planes of each the textures whose rows take turns in it, all of one size.
   * @param depth buffers in the ring, that is frames in flight.
   */
  constructor(resources: GpuResources, planes: readonly (readonly GPUTexture[])[], depth = 3) {
    this.#device = resources.device;
    let size = 0;
    this.layout = planes.map((textures) => {
      const { width, height, format } = textures[0]!;
      const stride = Math.ceil((width * texelBytes(format)) / rowAlignment) * rowAlignment;
      const region = { offset: size, stride };
      size += stride * height * textures.length;
      return region;
    });
    this.#copies = planes.flatMap((textures, i) => {
      const { offset, stride } = this.layout[i]!;
      return textures.map((texture, row) => ({
        texture,
        offset: offset + row * stride,
        bytesPerRow: stride * textures.length,
      }));
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
    for (const { texture, offset, bytesPerRow } of this.#copies) {
      const { width, height } = texture;
      encoder.copyTextureToBuffer({ texture }, { buffer, offset, bytesPerRow }, [width, height]);
    }
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
