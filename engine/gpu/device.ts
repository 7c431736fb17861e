import { EngineError } from '../errors.ts';
import { wideFieldFeatures } from './fieldFormats.ts';

/** A GPU device and what is known of its adapter. The owner destroys the device. */
export interface Gpu {
  readonly device: GPUDevice;
  readonly description: string;
  /** True where the adapter renders on the CPU. */
  readonly software: boolean;
}

const softwareDevices = new WeakSet<GPUDevice>();

/**
 * How a pass that draws over all of its targets begins: on a GPU it need not read what is in them; a software adapter
 * would spend a third of a plane's writing on clearing it.
 */
export const overwriting = (device: GPUDevice): GPULoadOp => (softwareDevices.has(device) ? 'load' : 'clear');

/** Which adapter the user would like; the browser may have no choice. Absent = the fast one, whatever it is. */
export interface GpuPreference {
  readonly power?: 'high-performance' | 'low-power' | undefined;
  /** The adapter that draws in software: `always` asks for it, `never` refuses it. */
  readonly software?: 'always' | 'never' | undefined;
}

/** Whether a device is lost, by now and to those who wait for it. */
export const isLost = (device: GPUDevice): Promise<boolean> =>
  Promise.race([
    device.lost.then(() => true),
    new Promise<false>((resolve) => setTimeout(resolve, 0, false)),
  ]);

/** Makes a device; `animate` asks it once more after a loss. */
export type GpuProvider = (preference?: GpuPreference) => Promise<Gpu>;

/**
 * Requests a device on the adapter that the user prefers.
 * @throws EngineError `no-webgpu` where the browser or machine has none; `no-hardware-gpu` where it has only one
 * in software, and that was refused.
 */
export const requestGpu: GpuProvider = async ({ power = 'high-performance', software: wanted } = {}) => {
  const adapter = await navigator.gpu?.requestAdapter({
    powerPreference: power,
    forceFallbackAdapter: wanted === 'always',
  });
  if (!adapter) throw new EngineError('no-webgpu', 'No WebGPU adapter');
  const { info } = adapter;
  const description =
    info.description || [info.vendor, info.architecture].filter(Boolean).join(' ') || 'unknown adapter';
  const software =
    info.isFallbackAdapter ||
    /swiftshader|llvmpipe|software|basic render/i.test(`${description} ${info.architecture}`);
  if (software && wanted === 'never')
    throw new EngineError('no-hardware-gpu', `Only ${description}, which draws in software`);
  try {
    // Drawing needs no half floats, but nets that users add may be stored in them.
    const useful: GPUFeatureName[] = ['shader-f16', ...(software ? wideFieldFeatures : [])];
    const requiredFeatures = useful.filter((feature) => adapter.features.has(feature));
    const device = await adapter.requestDevice({ label: 'vivify', requiredFeatures });
    if (software) softwareDevices.add(device);
    return { device, description, software };
  } catch (error) {
    throw new EngineError('no-webgpu', 'The adapter gave no device', { cause: error });
  }
};
