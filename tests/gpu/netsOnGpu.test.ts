import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { analyseClassically } from '../../engine/analyse/classical.ts';
import { ModelSession } from '../../engine/analyse/modelSession.ts';
import { inputLength } from '../../engine/analyse/netInput.ts';
import { rasterFromRgba } from '../../engine/analyse/raster.ts';
import type { OptionalNet } from '../../engine/contracts.ts';
import { type Gpu, requestGpu } from '../../engine/gpu/device.ts';
import { withNetDepth } from '../../engine/nets/depthNet.ts';
import { netDeviceOf, withoutErrors } from '../../engine/nets/netDevice.ts';
import { modelUrls } from '../../models/assets.ts';
import { faceMesh } from '../../models/catalogue.ts';
import { depthStandIn } from '../support/onnx.ts';

// The adapter here is one in software, which the product runs no nets on: the tests say that it is none.
let gpu: Gpu;
beforeEach(async () => {
  gpu = { ...(await requestGpu()), software: false };
});
afterEach(() => gpu.device.destroy());

const never = new AbortController().signal;
const bright: OptionalNet = { name: 'bright', load: async () => new Blob([depthStandIn()]) };

/** Black on the left, white on the right: what the stand-in takes for far and near. */
function halves() {
  const [width, height] = [64, 48];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'white';
  context.fillRect(width / 2, 0, width / 2, height);
  const raster = rasterFromRgba(context.getImageData(0, 0, width, height).data, width, height);
  const scene = { ...analyseClassically(raster), kind: 'photo' as const, masks: {} };
  return { bitmap: canvas.transferToImageBitmap(), scene };
}

/** Makes devices read zeros wherever they are asked for what they have worked out. */
function readZeros() {
  const { getMappedRange } = GPUBuffer.prototype;
  vi.spyOn(GPUBuffer.prototype, 'getMappedRange').mockImplementation(function (this: GPUBuffer, ...range) {
    const bytes = getMappedRange.apply(this, range);
    return this.usage & GPUBufferUsage.MAP_READ ? new ArrayBuffer(bytes.byteLength) : bytes;
  });
}

describe('the device for nets', () => {
  it('is the one that draws, where it answers as the processor does; a lost one says nothing of others', async () => {
    const lost = await requestGpu();
    lost.device.destroy();
    expect(await netDeviceOf({ ...lost, software: false })).toBeNull();
    expect(await netDeviceOf(gpu)).toBe(gpu.device);
  });

  it('is none without a GPU, and none in software', async () => {
    expect(await netDeviceOf(undefined)).toBeNull();
    expect(await netDeviceOf({ ...gpu, software: true })).toBeNull();
  });

  it('is none that fails, then and later', async () => {
    const failing = { ...gpu, description: 'an adapter that fails' };
    vi.spyOn(gpu.device, 'createComputePipelineAsync').mockRejectedValue(new Error('of the driver'));
    vi.spyOn(gpu.device, 'createComputePipeline').mockImplementation(() => {
      throw new Error('of the driver');
    });
    expect(await netDeviceOf(failing)).toBeNull();
    vi.restoreAllMocks();
    expect(await netDeviceOf(failing)).toBeNull();
  });

  it('is none that answers wrongly, then and later', async () => {
    const liar = { ...gpu, description: 'an adapter that answers zero' };
    readZeros();
    expect(await netDeviceOf(liar)).toBeNull();
    vi.restoreAllMocks();
    expect(await netDeviceOf(liar)).toBeNull();
  });
});

describe('a user’s net on a device', () => {
  it('runs there, and answers as on the processor', async () => {
    const { bitmap, scene } = halves();
    const processor = await withNetDepth(scene, bitmap, bright, never);
    await netDeviceOf(gpu);
    const submit = vi.spyOn(gpu.device.queue, 'submit');
    const device = await withNetDepth(scene, bitmap, bright, never, gpu);
    expect(submit).toHaveBeenCalled();
    expect(device.notes).toBeUndefined();
    device.depth.values.forEach((value, i) => {
      expect(value, `cell ${i}`).toBeCloseTo(processor.depth.values[i]!, 3);
    });
  });

  it('is run by the processor where the device is lost', async () => {
    const { bitmap, scene } = halves();
    await netDeviceOf(gpu);
    gpu.device.destroy();
    const { depth, notes, source } = await withNetDepth(scene, bitmap, bright, never, gpu);
    expect([source, notes]).toEqual([`${scene.source} + bright`, undefined]);
    expect(depth.values[depth.width - 1]).toBeCloseTo(1, 2);
  });

  it('runs beside one on the processor', async () => {
    const { bitmap, scene } = halves();
    await netDeviceOf(gpu);
    const mesh = new ModelSession(faceMesh, modelUrls.faceMesh);
    const input = new Float32Array(inputLength(faceMesh.input)).fill(0.5);
    const alone = await mesh.run(input.slice(), never);
    const [beside, { depth, notes }] = await Promise.all([
      mesh.run(input.slice(), never),
      withNetDepth(scene, bitmap, bright, never, gpu),
    ]);
    await mesh.release();
    expect(beside).toEqual(alone);
    expect(notes).toBeUndefined();
    expect(depth.values[depth.width - 1]).toBeCloseTo(1, 2);
  });
});

describe('withoutErrors', () => {
  it('fails work that the device finds fault with, and keeps it from all others', async () => {
    const uncaptured = vi.fn();
    gpu.device.onuncapturederror = uncaptured;
    const invalid = async () =>
      gpu.device.createBuffer({ size: 4, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.MAP_WRITE });
    await expect(withoutErrors(gpu.device, invalid)).rejects.toThrow(/usage/i);
    expect(await withoutErrors(gpu.device, async () => 7)).toBe(7);
    const broken = new Error('of the work');
    await expect(withoutErrors(gpu.device, () => Promise.reject(broken))).rejects.toBe(broken);
    await gpu.device.queue.onSubmittedWorkDone();
    expect(uncaptured).not.toHaveBeenCalled();
  });
});
