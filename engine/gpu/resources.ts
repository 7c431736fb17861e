import { account, bytesOf } from './memory.ts';

/** Owns textures and buffers; disposing frees them all. Nothing else destroys them. */
export class GpuResources implements Disposable {
  readonly device: GPUDevice;
  readonly #owned = new Set<GPUTexture | GPUBuffer>();

  constructor(device: GPUDevice) {
    this.device = device;
  }

  /** Objects alive. */
  get count(): number {
    return this.#owned.size;
  }

  #own(resource: GPUTexture | GPUBuffer): void {
    this.#owned.add(resource);
    account(this.device, bytesOf(resource));
  }

  #free(resource: GPUTexture | GPUBuffer): void {
    account(this.device, -bytesOf(resource));
    resource.destroy();
  }

  texture(
    label: string,
    format: GPUTextureFormat,
    width: number,
    height: number,
    usage: GPUTextureUsageFlags = GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.RENDER_ATTACHMENT,
  ): GPUTexture {
    const texture = this.device.createTexture({ label, format, size: [width, height], usage });
    this.#own(texture);
    return texture;
  }

  buffer(label: string, size: number, usage: GPUBufferUsageFlags): GPUBuffer {
    const buffer = this.device.createBuffer({ label, size, usage });
    this.#own(buffer);
    return buffer;
  }

  /** A sampled texture with values written row by row. `stride`: bytes a row. */
  upload(
    label: string,
    format: GPUTextureFormat,
    width: number,
    height: number,
    data: GPUAllowSharedBufferSource,
    stride: number,
  ): GPUTexture {
    const texture = this.texture(
      label,
      format,
      width,
      height,
      GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST,
    );
    this.device.queue.writeTexture({ texture }, data, { bytesPerRow: stride }, [width, height]);
    return texture;
  }

  /** A sampled texture array (view it as `2d-array`) with a layer's values each, row by row. */
  uploadLayers(
    label: string,
    format: 'rgba8snorm',
    width: number,
    height: number,
    layers: readonly Int8Array<ArrayBuffer>[],
  ): GPUTexture {
    const texture = this.device.createTexture({
      label,
      format,
      size: [width, height, layers.length],
      usage: GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST,
    });
    this.#own(texture);
    layers.forEach((layer, z) => {
      this.device.queue.writeTexture({ texture, origin: [0, 0, z] }, layer, { bytesPerRow: width * 4 }, [
        width,
        height,
      ]);
    });
    return texture;
  }

  /** A sampled texture with a bitmap's pixels as they are (gamma-encoded sRGB). */
  uploadBitmap(label: string, bitmap: ImageBitmap | OffscreenCanvas, premultipliedAlpha = false): GPUTexture {
    const { width, height } = bitmap;
    const texture = this.texture(
      label,
      'rgba8unorm',
      width,
      height,
      GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST | GPUTextureUsage.RENDER_ATTACHMENT,
    );
    this.device.queue.copyExternalImageToTexture(
      { source: bitmap },
      { texture, premultipliedAlpha, colorSpace: 'srgb' },
      [width, height],
    );
    return texture;
  }

  /** A vertex buffer of these values. */
  uploadVertices(label: string, values: Float32Array<ArrayBuffer>): GPUBuffer {
    const buffer = this.buffer(label, values.byteLength, GPUBufferUsage.VERTEX | GPUBufferUsage.COPY_DST);
    this.device.queue.writeBuffer(buffer, 0, values);
    return buffer;
  }

  /** A buffer that kernels read these bytes from, a multiple of four. */
  uploadStorage(label: string, bytes: Uint8Array<ArrayBuffer>): GPUBuffer {
    const buffer = this.buffer(label, bytes.byteLength, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST);
    this.device.queue.writeBuffer(buffer, 0, bytes);
    return buffer;
  }

  /** Frees one object early. */
  free(resource: GPUTexture | GPUBuffer): void {
    if (this.#owned.delete(resource)) this.#free(resource);
  }

  [Symbol.dispose](): void {
    for (const resource of this.#owned) this.#free(resource);
    this.#owned.clear();
  }
}
