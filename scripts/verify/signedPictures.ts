import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { WasmBuilder } from '@contentauth/c2pa-wasm';
import { createLeaf, createRoot } from '../../lib/provenance/certificate.ts';
import { coseSign1 } from '../../lib/provenance/cose.ts';
import { signEs256 } from '../../lib/provenance/es256.ts';

const photo = resolve(import.meta.dirname, '../../tests/fixtures/photos/picos.jpg');
const reserveSize = 2048;

interface Ingredient {
  readonly relationship: 'componentOf' | 'inputTo';
  readonly file: Uint8Array<ArrayBuffer>;
}

/** A JPEG that its signer, whom nobody knows, says is of the source type and made with the ingredient. */
async function sign(sourceType: string, ingredient?: Ingredient): Promise<Uint8Array<ArrayBuffer>> {
  const now = Date.now();
  const leaf = await createLeaf(await createRoot(now), now);
  const digitalSourceType = `http://cv.iptc.org/newscodes/digitalsourcetype/${sourceType}`;
  const parameters = { ingredientIds: ['ingredient'] };
  const component = ingredient?.relationship === 'componentOf';
  const input = ingredient?.relationship === 'inputTo';
  const created = { action: 'c2pa.created', digitalSourceType, ...(input ? { parameters } : {}) };
  const placed = component ? [{ action: 'c2pa.placed', parameters }] : [];
  const definition = {
    claim_version: 2,
    claim_generator_info: [{ name: 'Test camera', version: '1' }],
    title: 'A picture',
    format: 'image/jpeg',
    assertions: [
      {
        label: 'c2pa.actions.v2',
        created: true,
        data: { actions: [created, ...placed], allActionsIncluded: true },
      },
    ],
  };
  using builder = WasmBuilder.fromJson(JSON.stringify(definition), null);
  if (ingredient) {
    const { relationship, file } = ingredient;
    const entry = { title: 'Ingredient', relationship, label: 'ingredient', format: 'image/jpeg' };
    await builder.addIngredientFromBlob(JSON.stringify(entry), 'image/jpeg', new Blob([file]));
  }
  const signed = await builder.sign(
    {
      alg: 'es256',
      reserveSize,
      sign: (claim) =>
        coseSign1({
          claim,
          chain: [leaf.der],
          sign: (bytes) => signEs256(leaf.privateKey, bytes),
          reserveSize,
        }),
    },
    [],
    'image/jpeg',
    new Blob([new Uint8Array(readFileSync(photo))]),
  );
  return new Uint8Array(signed);
}

/** Changes the last but tenth byte: picture data. */
function tampered(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(file);
  copy[copy.length - 10]! ^= 1;
  return copy;
}

/** Pictures by kind, each with what the library is to say of it. The library must be ready. */
export async function signedPictures(): Promise<Record<string, Uint8Array<ArrayBuffer>>> {
  const camera = await sign('digitalCapture');
  const generated = await sign('trainedAlgorithmicMedia');
  return {
    'ai-valid': generated,
    'ai-in-component-only': await sign('digitalCreation', { relationship: 'componentOf', file: generated }),
    'ai-i2v-trained-inputTo': await sign('trainedAlgorithmicMedia', {
      relationship: 'inputTo',
      file: camera,
    }),
    'noai-valid': camera,
    tampered: tampered(camera),
    'no-manifest': new Uint8Array(readFileSync(photo)),
    // A segment of a stream by itself, without its beginning.
    unreadable: new Uint8Array(Buffer.from('\0\0\0\x18stypmsdh\0\0\0\0msdhmsix\0\0\0\x08moof', 'latin1')),
  };
}
