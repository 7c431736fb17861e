import { OverBudgetError, UnreachableError } from '../fetch/byteSource.ts';
import { HttpSource, type Send } from '../fetch/httpSource.ts';
import { parseBox } from '../locate/bmff.ts';
import { locate } from '../locate/locate.ts';
import { ascii, type Located, nothing } from '../locate/located.ts';

/** What an init segment may cost. */
const initBudget = { bytes: 192 * 1024, requests: 4 };
/** Requests for a fragment, which is hashed as a whole. */
const fragmentRequests = 3;

/** Parts of a stream. */
export interface Parts {
  /** Null where none of the addresses gave one. */
  readonly init: Uint8Array<ArrayBuffer> | null;
  /** Null where none was named, or where it is too large or could not be had. */
  readonly fragment: Uint8Array<ArrayBuffer> | null;
  /** Credentials in the init segment. */
  readonly located: Located;
}

const fragmentTypes = ['styp', 'moof', 'sidx', 'emsg', 'prft'];

/** Where the part of a segment that belongs to it ends: an init segment is what stands before the media. */
async function initLength(source: HttpSource): Promise<number> {
  let at = 0;
  for (let boxes = 0; boxes < 64; boxes++) {
    if (source.total !== null && at >= source.total) return at;
    const box = parseBox(await source.read(at, 64));
    if (!box?.size || fragmentTypes.includes(box.type) || box.type === 'mdat') return at;
    at += box.size;
  }
  return at;
}

async function whole(source: HttpSource, maxFragment: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const { total } = source;
  if (total !== null && total > maxFragment) return null;
  const bytes = await source.read(0, total ?? maxFragment);
  return bytes.slice();
}

/**
 * Whether the credentials hash each fragment by itself, in Merkle trees (C2PA 2.2, 18.7.2). Others hash the file as
 * it was before it was cut up: against one fragment that would always look altered.
 */
function coversFragments(init: Uint8Array): boolean {
  const name = new TextEncoder().encode('merkle');
  return init.some((_, at) => name.every((byte, index) => init[at + index] === byte));
}

/**
 * Fetches the init segment and one fragment among a stream's parts (CMAF, ISO/IEC 23000-19): what each is, its
 * first box tells. Parts that cannot be had are passed over.
 * @param maxFragment bytes of a fragment that is fetched; of a larger one only the beginning is
 * @param cost counts requests and bytes
 */
export async function fetchParts(
  urls: readonly string[],
  sendTo: (url: string) => Send,
  maxFragment: number,
  cost: { requests: number; bytes: number },
): Promise<Parts> {
  let init: Uint8Array<ArrayBuffer> | null = null;
  let fragment: Uint8Array<ArrayBuffer> | null = null;
  let located: Located = nothing;
  for (const url of urls) {
    const source = new HttpSource(
      sendTo(url),
      init ? { bytes: maxFragment, requests: fragmentRequests } : initBudget,
    );
    try {
      await source.open(null);
      const type = ascii(await source.read(0, 12), 4, 4);
      if (!init && type === 'ftyp') {
        const found = await locate(source);
        // Where a stream ends, its beginning does not tell.
        located = found.kind === 'store' ? { ...found, cutShort: false } : found;
        init = (await source.read(0, await initLength(source))).slice();
      } else if (init && !fragment && fragmentTypes.includes(type))
        fragment = await whole(source, maxFragment);
    } catch (error) {
      if (!(error instanceof UnreachableError || error instanceof OverBudgetError)) throw error;
    } finally {
      cost.requests += source.requests;
      cost.bytes += source.bytes;
      await source.close();
    }
    // Without credentials that speak of fragments no fragment tells more.
    if (init && (fragment || !(located.kind === 'store' && coversFragments(init)))) break;
  }
  return { init, fragment, located };
}
