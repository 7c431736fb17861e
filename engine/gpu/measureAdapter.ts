import code from '../../shaders/probe.wgsl?raw';
import { FragmentPass } from './fragmentPass.ts';
import { GpuResources } from './resources.ts';
import { linearSampler } from './samplers.ts';

/** Side of the probe's target, samples a pixel, and draws that are timed together. */
const probe = { side: 256, samples: 16, draws: 2 };

/** Answers of the probe in this document, by adapter. */
const known = new Map<string, number>();

/**
 * Dependent texture samples a microsecond that a device was measured to draw; measured once an adapter and
 * document, in some milliseconds.
 */
export async function measureAdapter(device: GPUDevice, description: string): Promise<number> {
  const before = known.get(description);
  if (before !== undefined) return before;
  using resources = new GpuResources(device);
  const source = resources.upload('probe source', 'rgba8unorm', 1, 1, new Uint8Array([9, 9, 9, 9]), 4);
  const target = resources.texture('probe', 'rgba8unorm', probe.side, probe.side);
  const pass = new FragmentPass(device, { label: 'probe', code, targets: ['rgba8unorm'] });
  const group = pass.bind({ 0: source.createView(), 1: linearSampler(device) });
  const draw = async (draws: number) => {
    const encoder = device.createCommandEncoder({ label: 'probe' });
    for (let i = 0; i < draws; i++) pass.record(encoder, group, [target]);
    device.queue.submit([encoder.finish()]);
    await device.queue.onSubmittedWorkDone();
  };
  // The first draw compiles.
  await draw(1);
  const from = performance.now();
  await draw(probe.draws);
  const microseconds = Math.max(1, 1000 * (performance.now() - from));
  const speed = (probe.side ** 2 * probe.samples * probe.draws) / microseconds;
  known.set(description, speed);
  return speed;
}
