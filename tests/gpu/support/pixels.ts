import { texelBytes } from '../../../engine/gpu/memory.ts';
import { seededRandom } from '../../../engine/plan/random.ts';
import type { GpuBench } from './withGpu.ts';

/** Values of a texture, row-major, channels interleaved; 8-bit formats as 0..255. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** A picture as a function of the pixel: channels 0..255. */
export type Painter = (x: number, y: number) => readonly number[];

/** Draws pixels on the CPU; every pixel has as many channels as the first. */
export function paint(width: number, height: number, painter: Painter): Pixels {
  const channels = painter(0, 0).length;
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(painter(x, y), (y * width + x) * channels);
  }
  return { width, height, channels, data };
}

/** Noise, the same for the same seed. */
export function noise(seed: number): Painter {
  const random = seededRandom(seed);
  return () => [random() * 256, random() * 256, random() * 256, 255];
}

/** Channel `c` at a pixel; places beyond the border count as its nearest. */
export function at({ width, height, channels, data }: Pixels, x: number, y: number, c = 0): number {
  const px = Math.min(width - 1, Math.max(0, x));
  const py = Math.min(height - 1, Math.max(0, y));
  return data[(py * width + px) * channels + c]!;
}

const usage = () =>
  GPUTextureUsage.TEXTURE_BINDING |
  GPUTextureUsage.COPY_DST |
  GPUTextureUsage.COPY_SRC |
  GPUTextureUsage.RENDER_ATTACHMENT;

/** An rgba8unorm or r8unorm texture with these pixels, owned by the bench. */
export function upload({ resources, device }: GpuBench, label: string, pixels: Pixels): GPUTexture {
  const { width, height, channels, data } = pixels;
  const texture = resources.texture(label, channels === 1 ? 'r8unorm' : 'rgba8unorm', width, height, usage());
  device.queue.writeTexture({ texture }, data, { bytesPerRow: width * channels }, [width, height]);
  return texture;
}

/** A target that can be read back, owned by the bench. */
export function target(
  { resources }: GpuBench,
  format: GPUTextureFormat,
  width: number,
  height: number,
): GPUTexture {
  return resources.texture('target', format, width, height, usage());
}

/** Reads an 8-bit texture back. */
export async function download(bench: GpuBench, texture: GPUTexture): Promise<Pixels> {
  const { width, height, format } = texture;
  return { width, height, channels: texelBytes(format), data: await bytesOf(bench, texture) };
}

/** All bytes of a texture, row by row. */
export async function bytesOf({ device }: GpuBench, texture: GPUTexture): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, format } = texture;
  const row = width * texelBytes(format);
  const stride = Math.ceil(row / 256) * 256;
  const buffer = device.createBuffer({
    label: 'download',
    size: stride * height,
    usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
  });
  try {
    const encoder = device.createCommandEncoder({ label: 'download' });
    encoder.copyTextureToBuffer({ texture }, { buffer, bytesPerRow: stride }, [width, height]);
    device.queue.submit([encoder.finish()]);
    await buffer.mapAsync(GPUMapMode.READ);
    const rows = new Uint8Array(buffer.getMappedRange());
    const data = new Uint8Array(row * height);
    for (let y = 0; y < height; y++) data.set(rows.subarray(y * stride, y * stride + row), y * row);
    return data;
  } finally {
    buffer.destroy();
  }
}

/** Records and submits. */
export function submit({ device }: GpuBench, record: (encoder: GPUCommandEncoder) => void): void {
  const encoder = device.createCommandEncoder({ label: 'test' });
  record(encoder);
  device.queue.submit([encoder.finish()]);
}

/** The largest difference of any channel, and where. */
export function worstDifference(a: Pixels, b: Pixels): { difference: number; x: number; y: number } {
  let worst = { difference: 0, x: -1, y: -1 };
  a.data.forEach((value, i) => {
    const difference = Math.abs(value - b.data[i]!);
    const pixel = Math.floor(i / a.channels);
    if (difference > worst.difference) {
      worst = { difference, x: pixel % a.width, y: Math.floor(pixel / a.width) };
    }
  });
  return worst;
}

/** Bilinear sample between texel centres; `u`, `v` 0..1; beyond the border clamped or mirrored. */
export function sample(
  pixels: { width: number; height: number },
  value: (x: number, y: number) => number,
  u: number,
  v: number,
  address: 'clamp' | 'mirror' = 'clamp',
): number {
  const wrap = (i: number, size: number) => {
    if (address === 'clamp') return Math.min(size - 1, Math.max(0, i));
    const m = ((i % (2 * size)) + 2 * size) % (2 * size);
    return m < size ? m : 2 * size - 1 - m;
  };
  const x = u * pixels.width - 0.5;
  const y = v * pixels.height - 0.5;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const read = (i: number, j: number) => value(wrap(i, pixels.width), wrap(j, pixels.height));
  const fx = x - x0;
  const fy = y - y0;
  return (
    (read(x0, y0) * (1 - fx) + read(x0 + 1, y0) * fx) * (1 - fy) +
    (read(x0, y0 + 1) * (1 - fx) + read(x0 + 1, y0 + 1) * fx) * fy
  );
}

/** Rec. 709 luma 0..1 of a pixel. */
export const lumaAt = (pixels: Pixels, x: number, y: number): number =>
  (0.2126 * at(pixels, x, y, 0) + 0.7152 * at(pixels, x, y, 1) + 0.0722 * at(pixels, x, y, 2)) / 255;
