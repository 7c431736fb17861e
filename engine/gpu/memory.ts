/** Bytes of GPU memory that an owner's textures and buffers take, now and at most so far. */
export interface GpuMemory {
  now: number;
  peak: number;
}

const bytesPerTexel: Readonly<Partial<Record<GPUTextureFormat, number>>> = {
  r8unorm: 1,
  rg8unorm: 2,
  rgba8unorm: 4,
  bgra8unorm: 4,
  r16float: 2,
  rg16float: 4,
  rgba16float: 8,
  r32float: 4,
  rg32float: 8,
  rgba32float: 16,
};

/** Bytes of a texel; unknown formats count as four. */
export const texelBytes = (format: GPUTextureFormat): number => bytesPerTexel[format] ?? 4;

const accounts = new WeakMap<GPUDevice, GpuMemory>();

/** The account of a device. */
export function memoryOf(device: GPUDevice): GpuMemory {
  const account = accounts.get(device) ?? { now: 0, peak: 0 };
  accounts.set(device, account);
  return account;
}

/** Enters bytes taken (or, negative, given back) into a device's account. */
export function account(device: GPUDevice, bytes: number): void {
  const memory = memoryOf(device);
  memory.now += bytes;
  memory.peak = Math.max(memory.peak, memory.now);
}

/** Bytes of a texture or buffer; drivers may round up. */
export function bytesOf(resource: GPUTexture | GPUBuffer): number {
  if ('size' in resource) return resource.size;
  return resource.width * resource.height * resource.depthOrArrayLayers * texelBytes(resource.format);
}
