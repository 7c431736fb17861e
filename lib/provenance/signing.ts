import { WasmBuilder } from '@contentauth/c2pa-wasm';
import type { Identity } from './identity.ts';
import {
  generatorName,
  type ManifestInput,
  manifestDefinition,
  sourceIngredient,
  thumbnailIdentifier,
} from './manifest.ts';
import { sniffLength, sniffMediaType } from './mediaType.ts';
import { signerOf, signingSettings } from './signer.ts';
import { xmpBox, xmpPacket } from './xmp.ts';

/** What is signed, by whom, and what is said of it. */
export interface SigningInput {
  /** Unsealed MP4. */
  readonly mp4: Blob;
  /** The picture that the video was made from, as it was found. */
  readonly picture: Blob;
  /** JPEG. */
  readonly thumbnail: Blob;
  readonly manifest: ManifestInput;
  readonly identity: Identity;
}

/**
 * Adds the picture as ingredient. Where its bytes hold a manifest of their own, that is carried along; where
 * the library cannot read them (an unknown format, a broken file), the ingredient stands with title and
 * thumbnail alone.
 */
async function addSource(builder: WasmBuilder, input: SigningInput): Promise<void> {
  builder.addResourceFromBlob(thumbnailIdentifier, input.thumbnail);
  const ingredient = sourceIngredient(input.manifest.title);
  const head = new Uint8Array(await input.picture.slice(0, sniffLength).arrayBuffer());
  const type = sniffMediaType(head);
  if (type) {
    try {
      await builder.addIngredientFromBlob(
        JSON.stringify({ ...ingredient, format: type }),
        type,
        input.picture,
      );
      return;
    } catch {
      // The bytes say nothing that could be carried along.
    }
  }
  builder.addIngredient(JSON.stringify({ ...ingredient, format: type ?? 'application/octet-stream' }));
}

/**
 * The MP4 with XMP and a signed C2PA manifest in it. Runs where `FileReaderSync` is: in a worker, after the
 * library's `init`. What comes back must be read again before anyone gets it: the library does not check
 * the signature it was given.
 * @throws CosePaddingError, and strings of the library.
 */
export async function signVideo(input: SigningInput): Promise<Uint8Array<ArrayBuffer>> {
  const { manifest, identity } = input;
  const xmp = xmpBox(xmpPacket({ system: generatorName, version: manifest.version }));
  using builder = WasmBuilder.fromJson(JSON.stringify(manifestDefinition(manifest)), signingSettings);
  await addSource(builder, input);
  const signed = await builder.sign(
    signerOf(identity),
    [],
    'video/mp4',
    new Blob([input.mp4, xmp], { type: 'video/mp4' }),
  );
  return new Uint8Array(signed);
}
