import { version } from '../../package.json';
import { codeOf, VivifyError } from '../errors.ts';
import type { DerivedType } from './derived.ts';
import { faultOf } from './fault.ts';
import { loadIdentity } from './identity.ts';
import { generatorName } from './manifest.ts';
import { askWorker } from './workerClient.ts';
import { xmpBytes } from './xmp.ts';
import { withXmp } from './xmpInPicture.ts';

/**
 * Declares a picture that was made from a sealed video as AI-generated, in XMP and in a manifest of its own
 * with the video's as parent, and reads back what was signed.
 * @param media without XMP and credentials @param original the sealed MP4
 * @throws VivifyError `seal-failed`, `seal-invalid`; the signal's reason on abort.
 */
export async function sealDerived(
  media: Blob,
  type: DerivedType,
  { original, title }: { readonly original: Blob; readonly title: string },
  signal: AbortSignal,
): Promise<Blob> {
  const xmp = xmpBytes({ system: generatorName, version });
  try {
    const declared = withXmp(new Uint8Array(await media.arrayBuffer()), type, xmp);
    const input = {
      media: new Blob([declared], { type }),
      type,
      original,
      title,
      version,
      createdAt: Date.now(),
      identity: await loadIdentity(),
    };
    const sealed = await askWorker({ kind: 'derive', input }, signal);
    const fault = faultOf(sealed.credentials);
    if (fault) throw new VivifyError('seal-invalid', `The sealed picture reads back with: ${fault}`);
    return sealed.media;
  } catch (error) {
    signal.throwIfAborted();
    if (codeOf(error) !== 'unknown') throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new VivifyError('seal-failed', message, { cause: error });
  }
}
