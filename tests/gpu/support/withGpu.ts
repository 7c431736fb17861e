import { expect } from 'vitest';
import { requestGpu } from '../../../engine/gpu/device.ts';
import { GpuResources } from '../../../engine/gpu/resources.ts';

const scopes = ['validation', 'out-of-memory', 'internal'] as const;

/** What a test of GPU code gets; `resources` are disposed of after it. */
export interface GpuBench {
  readonly device: GPUDevice;
  readonly resources: GpuResources;
  /** Textures and buffers alive on the device, whoever made them. */
  readonly alive: () => string[];
}

/**
 * Runs a test on a device of its own, inside error scopes of every kind. Fails where the device found an
 * error, or where a texture or buffer outlives the owners; then destroys the device.
 */
export async function withGpu(
  test: (bench: GpuBench) => Promise<void>,
  provide: () => Promise<{ readonly device: GPUDevice }> = requestGpu,
): Promise<void> {
  const { device } = await provide();
  const alive = trackObjects(device);
  const errors: string[] = [];
  device.onuncapturederror = ({ error }) => errors.push(error.message);
  try {
    for (const scope of scopes) device.pushErrorScope(scope);
    const resources = new GpuResources(device);
    let failure: unknown;
    try {
      await test({ device, resources, alive });
    } catch (error) {
      failure = error;
    }
    resources[Symbol.dispose]();
    await device.queue.onSubmittedWorkDone();
    for (const scope of [...scopes].reverse()) {
      const error = await device.popErrorScope();
      if (error) errors.push(`${scope}: ${error.message}`);
    }
    expect(errors, 'errors of the device').toEqual([]);
    if (failure) throw failure;
    expect(resources.count, 'objects that GpuResources still owns').toBe(0);
    expect(alive(), 'textures and buffers leaked').toEqual([]);
  } finally {
    device.destroy();
  }
}

/** Follows every texture and buffer from its making to its destruction. */
function trackObjects(device: GPUDevice): () => string[] {
  const living = new Set<GPUTexture | GPUBuffer>();
  const track = <T extends GPUTexture | GPUBuffer>(object: T): T => {
    living.add(object);
    const destroy = object.destroy.bind(object);
    object.destroy = (): undefined => {
      living.delete(object);
      destroy();
    };
    return object;
  };
  const createTexture = device.createTexture.bind(device);
  const createBuffer = device.createBuffer.bind(device);
  device.createTexture = (descriptor) => track(createTexture(descriptor));
  device.createBuffer = (descriptor) => track(createBuffer(descriptor));
  return () => [...living].map(({ label }) => label || 'unnamed');
}
