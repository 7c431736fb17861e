import { VivifyError } from '../../errors.ts';
import { sealDerived } from '../../provenance/sealDerived.ts';
import type { Creation } from '../creation.ts';
import { type ExportFormat, planExport, typeOf } from './formats.ts';
import type { ExportReply, ExportRequest } from './protocol.ts';

/** Share of the time that encoding takes; signing is the rest. */
const encodingShare = 0.9;

/** Encodes in a worker of its own, which an abort ends at once. @throws VivifyError; the signal's reason */
function encode(
  request: ExportRequest,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Blob> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'export' });
  const { promise, resolve, reject } = Promise.withResolvers<Blob>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  worker.onmessage = ({ data }: MessageEvent<ExportReply>) => {
    if ('picture' in data) resolve(data.picture);
    else if ('code' in data) reject(new VivifyError(data.code, data.message));
    else onProgress(data.done / data.of);
  };
  worker.onerror = ({ message }) => reject(new VivifyError('export-failed', message));
  worker.postMessage(request);
  return promise.finally(() => {
    signal.removeEventListener('abort', onAbort);
    worker.terminate();
  });
}

/**
 * A creation in another format, signed as its video is, with the video's credentials inside.
 * @param mp4 the sealed video @param onProgress told a share, 0..1
 * @throws VivifyError `export-failed`, `seal-failed`, `seal-invalid`; the signal's reason on abort
 */
export async function exportCreation(
  creation: Creation,
  mp4: Blob,
  format: ExportFormat,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Blob> {
  const { width, height, report, title } = creation;
  const plan = planExport(format, { width, height, frames: report.frames, fps: report.fps });
  const picture = await encode({ mp4, format, plan }, signal, (share) => onProgress(share * encodingShare));
  onProgress(encodingShare);
  return sealDerived(picture, typeOf(format), { original: mp4, title }, signal);
}

/**
 * The first frame as PNG, for the clipboard: browsers write pictures anew there, so that credentials would not
 * survive; only the visible mark goes along.
 */
export function firstFrame(creation: Creation, mp4: Blob, signal: AbortSignal): Promise<Blob> {
  const { width, height, report } = creation;
  const plan = planExport('png', { width, height, frames: report.frames, fps: report.fps });
  return encode({ mp4, format: 'png', plan }, signal, () => undefined);
}
