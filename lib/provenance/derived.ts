import { WasmBuilder } from '@contentauth/c2pa-wasm';
import { compositeWithTrainedAlgorithmicMedia } from './digitalSourceType.ts';
import type { Identity } from './identity.ts';
import { generatorName } from './manifest.ts';
import { signerOf, signingSettings } from './signer.ts';

/** Picture formats that a sealed video can be turned into; all can hold Content Credentials. */
export const derivedTypes = ['image/webp', 'image/gif', 'image/png'] as const;
export type DerivedType = (typeof derivedTypes)[number];

/** A picture made from a sealed video, to be signed in its turn. */
export interface DerivedInput {
  /** With XMP in it already, but without credentials. */
  readonly media: Blob;
  readonly type: DerivedType;
  /** The sealed MP4 that it was made from: its credentials are carried along. */
  readonly original: Blob;
  readonly title: string;
  /** Version of the extension. */
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly identity: Identity;
}

/** Label that ties the actions to the video. */
const parentLabel = 'original';

/**
 * What was done (C2PA 2.2, 18.14): a video was opened and turned into another format. The source type is said
 * again, for readers that look no further than the newest manifest.
 */
export function derivedDefinition({
  title,
  type,
  version,
  createdAt,
}: Pick<DerivedInput, 'title' | 'type' | 'version' | 'createdAt'>) {
  const common = {
    when: new Date(createdAt).toISOString(),
    softwareAgent: { name: generatorName, version },
    digitalSourceType: compositeWithTrainedAlgorithmicMedia,
    parameters: { ingredientIds: [parentLabel] },
  };
  return {
    claim_version: 2,
    claim_generator_info: [{ name: generatorName, version }],
    title,
    format: type,
    assertions: [
      {
        label: 'c2pa.actions.v2',
        created: true,
        data: {
          actions: [
            { action: 'c2pa.opened', ...common },
            { action: 'c2pa.transcoded', ...common },
          ],
          allActionsIncluded: true,
        },
      },
    ],
  };
}

/**
 * The picture with a signed manifest in it, whose parent is the video's. As `signVideo`: in a worker, after the
 * library's `init`, and to be read back before anyone gets it.
 * @throws CosePaddingError, and strings of the library.
 */
export async function signDerived(input: DerivedInput): Promise<Uint8Array<ArrayBuffer>> {
  const { media, type, original, title, identity } = input;
  using builder = WasmBuilder.fromJson(JSON.stringify(derivedDefinition(input)), signingSettings);
  const parent = { title, relationship: 'parentOf', label: parentLabel, format: 'video/mp4' };
  await builder.addIngredientFromBlob(JSON.stringify(parent), 'video/mp4', original);
  return new Uint8Array(await builder.sign(signerOf(identity), [], type, media));
}
