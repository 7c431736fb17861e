import { WasmReader } from '@contentauth/c2pa-wasm';
import { blankVerdict } from './blankVerdict.ts';
import { isCutShort } from './cutShort.ts';
import { sniffMediaType } from './mediaType.ts';
import { certificateContacts } from './signerCertificate.ts';
import { thumbnailsOf } from './thumbnails.ts';
import { readerSettings, type Trust } from './trust/trust.ts';
import { verdictOfFailure } from './verdict/otherVerdicts.ts';
import { verdictOfStore } from './verdict/verdictOfStore.ts';
import type { Verdict } from './verdict.ts';

/**
 * The one reader of Content Credentials. It never throws for what is in a file, and fetches nothing. Runs
 * anywhere after the library's `init`; fragments only in a worker.
 */

/** What to read. */
export type ReadInput =
  /** Every byte of a file: its hash is checked. */
  | { readonly kind: 'whole'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The credentials alone, cut out of a file, in a form of the media type. */
  | {
      readonly kind: 'part';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly type: string;
      readonly cutShort: boolean;
    }
  /** Init segment and one fragment of a stream: that fragment's hash is checked. */
  | {
      readonly kind: 'fragment';
      readonly init: Uint8Array<ArrayBuffer>;
      readonly fragment: Uint8Array<ArrayBuffer>;
    }
  /** A file and the credentials that lie apart from it. */
  | { readonly kind: 'beside'; readonly bytes: Uint8Array<ArrayBuffer> };

/** Keeps a thumbnail and gives it a name; null where it is none. */
export type KeepThumbnail = (bytes: Uint8Array<ArrayBuffer>, type: string) => Promise<string | null>;

export interface ReadResult {
  readonly verdict: Verdict;
  /** The library's own report, JSON; empty where there is none. */
  readonly raw: string;
}

/** The form of credentials that lie apart from their file. */
export const manifestStoreType = 'application/c2pa';

function open(input: ReadInput, settings: string): Promise<WasmReader> {
  switch (input.kind) {
    case 'whole':
      return WasmReader.fromBytes(sniffMediaType(input.bytes) ?? '', input.bytes, settings);
    case 'part':
      return WasmReader.fromBytes(input.type, input.bytes, settings);
    case 'fragment':
      return WasmReader.fromBlobFragment(
        'video/mp4',
        new Blob([input.init]),
        new Blob([input.fragment]),
        settings,
      );
    case 'beside':
      return WasmReader.fromBytes(manifestStoreType, input.bytes, settings);
  }
}

function cutShort(input: ReadInput): boolean {
  if (input.kind === 'part') return input.cutShort;
  return input.kind === 'whole' && isCutShort(sniffMediaType(input.bytes) ?? '', input.bytes);
}

/** The library gives all of a store for the address of any box in it. */
function contactsOf(reader: WasmReader): string[] {
  const label = reader.activeLabel();
  if (!label) return [];
  try {
    return certificateContacts(reader.resourceToBytes(`self#jumbf=/c2pa/${label}/c2pa.signature`), label);
  } catch (thrown) {
    if (thrown instanceof WebAssembly.RuntimeError) throw thrown;
    return [];
  }
}

/** Reads credentials and says what is to be said of them. @throws where the library itself breaks down. */
export async function readVerdict(
  input: ReadInput,
  trust: Trust,
  keepThumbnail?: KeepThumbnail,
): Promise<ReadResult> {
  if (input.kind === 'whole' && !sniffMediaType(input.bytes)) return { verdict: blankVerdict, raw: '' };
  let reader: WasmReader;
  try {
    reader = await open(input, readerSettings(trust));
  } catch (thrown) {
    // A trap leaves the library in no state to go on.
    if (thrown instanceof WebAssembly.RuntimeError) throw thrown;
    return { verdict: verdictOfFailure(thrown), raw: '' };
  }
  try {
    const raw = reader.json();
    const store: unknown = JSON.parse(raw);
    const thumbnails = keepThumbnail ? await thumbnailsOf(store, reader, keepThumbnail) : new Map();
    const extent = input.kind === 'beside' ? 'part' : input.kind;
    const signerContacts = contactsOf(reader);
    return {
      verdict: verdictOfStore(store, { extent, cutShort: cutShort(input), thumbnails, signerContacts }),
      raw,
    };
  } catch (thrown) {
    if (thrown instanceof WebAssembly.RuntimeError) throw thrown;
    return { verdict: verdictOfFailure(thrown), raw: '' };
  } finally {
    reader.free();
  }
}
