import { expect, it } from 'vitest';
import { FragmentPass } from '../../../engine/gpu/fragmentPass.ts';
import { GpuResources } from '../../../engine/gpu/resources.ts';
import { withGpu } from '../support/withGpu.ts';

it('counts what it owns, frees one or all, and frees nothing that is not its own', async () => {
  await withGpu(async ({ device, resources, alive }) => {
    const other = new GpuResources(device);
    const texture = resources.texture('texture', 'r8unorm', 4, 4);
    const buffer = resources.buffer('buffer', 16, GPUBufferUsage.COPY_DST);
    resources.upload('upload', 'r8unorm', 2, 2, new Uint8Array(4), 2);
    expect([resources.count, alive()]).toEqual([3, ['texture', 'buffer', 'upload']]);
    other.free(texture);
    expect(alive(), 'freed by a stranger').toContain('texture');
    resources.free(texture);
    resources.free(texture);
    expect([resources.count, alive()]).toEqual([2, ['buffer', 'upload']]);
    resources[Symbol.dispose]();
    resources[Symbol.dispose]();
    resources.free(buffer);
    expect([resources.count, alive()]).toEqual([0, []]);
  });
});

it('is not blind: a test of a pass that breaks the rules fails', async () => {
  const invalid = withGpu(async ({ device }) => {
    new FragmentPass(device, { label: 'broken', code: 'not WGSL', targets: ['r8unorm'] });
  });
  await expect(invalid).rejects.toThrow(/errors of the device/);
  const leaking = withGpu(async ({ device }) => {
    device.createBuffer({ label: 'leaked', size: 4, usage: GPUBufferUsage.COPY_DST });
  });
  await expect(leaking).rejects.toThrow(/leaked/);
});
