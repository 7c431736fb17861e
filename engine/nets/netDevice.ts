import { modelUrls } from '../../models/assets.ts';
import { selfie } from '../../models/catalogue.ts';
import { ModelSession } from '../analyse/modelSession.ts';
import { inputLength } from '../analyse/netInput.ts';
import { type Gpu, isLost } from '../gpu/device.ts';

/** Largest difference between a device's answer and the processor's, share of the range. */
const tolerance = 0.01;
const errorKinds = ['validation', 'internal', 'out-of-memory'] as const;

/** Whether adapters answer as the processor does, by their descriptions. */
const verdicts = new Map<string, boolean>();

/**
 * The device to run nets on, or null where the processor is the better choice: without a GPU, with one in software, or
 * with one that was seen to fail or to answer wrongly. Drivers differ, and a wrong answer would not be noticed.
 */
export async function netDeviceOf(gpu: Gpu | undefined): Promise<GPUDevice | null> {
  if (!gpu || gpu.software) return null;
  const { description, device } = gpu;
  const known = verdicts.get(description);
  if (known !== undefined) return known ? device : null;
  try {
    const isRight = await withoutErrors(device, () => answersRight(device));
    verdicts.set(description, isRight);
    return isRight ? device : null;
  } catch {
    // A device that was lost says nothing about its adapter.
    if (!(await isLost(device))) verdicts.set(description, false);
    return null;
  }
}

/** Runs the smallest net that ships on a device and on the processor, and compares. @throws where one of them fails. */
async function answersRight(device: GPUDevice): Promise<boolean> {
  const input = Float32Array.from(
    { length: inputLength(selfie.input) },
    (_, i) => 0.5 + 0.5 * Math.sin(i / 37),
  );
  const answers: Float32Array[] = [];
  for (const where of [null, device]) {
    const session = new ModelSession(selfie, modelUrls.selfie, where);
    try {
      const result = await session.run(input.slice(), new AbortController().signal);
      answers.push(result[selfie.outputs[0].name]);
    } finally {
      await session.release();
    }
  }
  const [right, found] = answers as [Float32Array, Float32Array];
  const range = right.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return right.every((value, i) => Math.abs(value - found[i]!) <= tolerance * range);
}

/**
 * Works with a device that others use, too, so that what it does wrong fails the work and nothing else.
 * @throws what the work throws; an Error where the device reported one meanwhile.
 */
export async function withoutErrors<T>(device: GPUDevice, work: () => Promise<T>): Promise<T> {
  for (const kind of errorKinds) device.pushErrorScope(kind);
  const reported = () =>
    Promise.all(errorKinds.map(() => device.popErrorScope())).then((errors) => errors.find(Boolean));
  const result = await work().catch(async (error: unknown) => {
    await reported();
    throw error;
  });
  const error = await reported();
  if (error) throw new Error(error.message);
  return result;
}
