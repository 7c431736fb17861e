import { EngineError } from '../errors.ts';

/** A GPU device and what is known of its adapter. The owner destroys the device. */
export interface Gpu {
  readonly device: GPUDevice;
  readonly description: string;
  /** True where the adapter renders on the CPU. */
  readonly software: boolean;
}

/** Makes a device; `animate` asks it once more after a loss. */
export type GpuProvider = () => Promise<Gpu>;

/**
 * Requests a device on the fastest adapter.
 * @throws EngineError `no-webgpu` where the browser or machine has none.
 */
export const requestGpu: GpuProvider = async () => {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new EngineError('no-webgpu', 'No WebGPU adapter');
  const { info } = adapter;
  const description =
    info.description || [info.vendor, info.architecture].filter(Boolean).join(' ') || 'unknown adapter';
  const software =
    info.isFallbackAdapter ||
    /swiftshader|llvmpipe|software|basic render/i.test(`${description} ${info.architecture}`);
  try {
    const device = await adapter.requestDevice({ label: 'vivify' });
    return { device, description, software };
  } catch (error) {
    throw new EngineError('no-webgpu', 'The adapter gave no device', { cause: error });
  }
};
