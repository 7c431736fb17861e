import type { InferenceSession, Tensor } from 'onnxruntime-web/jspi';
import type { NetRole } from '../../models/optional.ts';
import { runningOn, unlessAborted } from '../analyse/modelSession.ts';
import { loadOnnxRuntime, type OnnxRuntime } from '../analyse/onnxRuntime.ts';
import { EngineError } from '../errors.ts';
import type { Gpu } from '../gpu/device.ts';
import { netDeviceOf, withoutErrors } from './netDevice.ts';
import { checkSignature } from './signatures.ts';

/** A net that the user added, and how to get at its bytes. */
export interface OptionalNet {
  /** For reports. */
  readonly name: string;
  /** @throws where the file is gone or damaged. */
  readonly load: () => Promise<Blob>;
}

/** Milliseconds after which opening and running a net counts as stuck. */
const limit = 120_000;
/** Milliseconds after which a device that runs a net counts as stuck. */
const deviceLimit = 30_000;

async function open(role: NetRole, bytes: Blob, device: GPUDevice | null = null): Promise<InferenceSession> {
  const { InferenceSession } = await loadOnnxRuntime();
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(new Uint8Array(await bytes.arrayBuffer()), runningOn(device));
  } catch (cause) {
    throw new EngineError('model-unsuitable', `${role}: ${String(cause)}`, { cause });
  }
  try {
    checkSignature(role, session);
    return session;
  } catch (error) {
    await session.release();
    throw error;
  }
}

/**
 * Opens a net and looks at its signature, without running it.
 * @throws EngineError `model-unsuitable` where it is no net, or not one that can be called as its role asks.
 */
export async function checkNet(role: NetRole, bytes: Blob): Promise<void> {
  await (await open(role, bytes)).release();
}

/** A net at work: its session, for types and sizes that it states, and the runtime for tensors. */
export interface OpenNet {
  readonly session: InferenceSession;
  readonly runtime: OnnxRuntime;
}

/**
 * Opens a net, works with it, and gives its memory back.
 * @param gpu runs it where its adapter is fit for nets; what fails there the processor does.
 * @throws the signal's reason; any error of the file, the runtime, the net or the work.
 */
export async function withNet<T>(
  role: NetRole,
  net: OptionalNet,
  work: (open: OpenNet) => Promise<T>,
  signal: AbortSignal,
  gpu?: Gpu,
): Promise<T> {
  signal.throwIfAborted();
  const runOn = async (device: GPUDevice | null, bytes: Blob) => {
    const session = await open(role, bytes, device);
    try {
      signal.throwIfAborted();
      return await work({ session, runtime: await loadOnnxRuntime() });
    } finally {
      await session.release();
    }
  };
  const run = async () => {
    const [bytes, device] = await Promise.all([net.load(), netDeviceOf(gpu)]);
    if (!device) return runOn(null, bytes);
    try {
      const stop = AbortSignal.timeout(deviceLimit);
      return await withoutErrors(device, () => unlessAborted(stop, runOn(device, bytes)));
    } catch {
      signal.throwIfAborted();
      return runOn(null, bytes);
    }
  };
  return unlessAborted(AbortSignal.any([signal, AbortSignal.timeout(limit)]), run());
}

/** Runs an open net. @param inputs by name @returns the output of that name. @throws where there is none. */
export async function runNet(
  { session }: OpenNet,
  inputs: Readonly<Record<string, Tensor>>,
  output: string,
): Promise<Tensor> {
  const result = (await session.run(inputs))[output];
  if (!result) throw new TypeError(`No ${output}`);
  return result;
}

/** The size that an input takes along an axis: as stated, or as wanted where it takes any. */
export function inputSize(session: InferenceSession, name: string, axis: number, wanted: number): number {
  const value = session.inputMetadata.find((input) => input.name === name);
  const stated = value?.isTensor ? value.shape[axis] : undefined;
  return typeof stated === 'number' ? stated : wanted;
}
