import { hexOf } from '../../hash.ts';
import type { ByteSource } from '../fetch/byteSource.ts';
import { isSoundJumbf } from './jumbf.ts';
import { ascii, broken, joinBytes, type Located, nothing, viewOf } from './located.ts';
import { remoteIn } from './remoteUrl.ts';

/** Extended types of the boxes with credentials (C2PA 2.2, A.5.1) and with XMP. */
const credentialsType = 'd8fec3d61b0e483c92975828877ec481';
const xmpType = 'be7acfcb97a942e89c71999491e3afac';

/** Top-level boxes that are walked. Credentials stand before or right behind the media, never beyond so many. */
const maxBoxes = 2048;
const maxTypeBox = 4096;
const maxXmp = 256 * 1024;

/** A box's header, and for credentials its purpose. */
const headerWindow = 64;

interface Box {
  readonly type: string;
  /** Hex of a `uuid` box's extended type, else empty. */
  readonly extendedType: string;
  /** Bytes of header, extended type included. */
  readonly header: number;
  /** Null: up to the end of the file. */
  readonly size: number | null;
}

/** The box that begins here (ISO/IEC 14496-12, 4.2); null where none can. */
export function parseBox(head: Uint8Array): Box | null {
  if (head.length < 8) return null;
  const view = viewOf(head);
  const type = ascii(head, 4, 4);
  let size: number | null = view.getUint32(0);
  let header = 8;
  if (size === 1) {
    if (head.length < 16) return null;
    size = Number(view.getBigUint64(8));
    header = 16;
  } else if (size === 0) size = null;
  const extended = type === 'uuid' ? head.subarray(header, header + 16) : head.subarray(0, 0);
  if (type === 'uuid') {
    if (extended.length < 16) return null;
    header += 16;
  }
  if (size !== null && size < header) return null;
  return { type, extendedType: hexOf(extended), header, size };
}

/** Version, flags and purpose of a box with credentials. */
interface Purpose {
  readonly purpose: string;
  /** Bytes from the box's beginning to its manifest store. */
  readonly store: number;
}

/** Offset of the first auxiliary box, which only Merkle trees need; 64 bits after the purpose. */
const auxiliaryOffset = 8;

function parsePurpose(head: Uint8Array, box: Box): Purpose | null {
  const from = box.header + 4;
  const end = head.indexOf(0, from);
  if (end < 0) return null;
  return { purpose: ascii(head, from, end - from), store: end + 1 + auxiliaryOffset };
}

const wanted = ['manifest', 'original', 'update'];

/** Boxes found on the way. */
interface Found {
  ftyp: Uint8Array | null;
  readonly pieces: Uint8Array[];
  xmp: { readonly at: number; readonly length: number } | null;
  cutShort: boolean;
  fragment: boolean;
}

/** Boxes whose headers are at hand already tell for free whether the file is cut short. */
async function seeWhetherCutShort(source: ByteSource, from: number): Promise<boolean> {
  let at = from;
  for (let boxes = 0; boxes < maxBoxes && source.has(at, headerWindow); boxes++) {
    const box = parseBox(await source.read(at, headerWindow));
    if (!box?.size || source.total === null) return false;
    at += box.size;
    if (at > source.total) return true;
  }
  return false;
}

/** Takes a box with credentials. @returns whether the walk is over: null goes on. */
async function take(
  source: ByteSource,
  at: number,
  end: number,
  { purpose, store }: Purpose,
  found: Found,
): Promise<Located | null> {
  if (source.total !== null && end > source.total) return broken;
  const bytes = await source.read(at, end - at);
  if (bytes.length < end - at || !isSoundJumbf(trimmed(bytes.subarray(store)))) return broken;
  found.pieces.push(bytes);
  if (purpose === 'original') return null;
  found.cutShort ||= await seeWhetherCutShort(source, end);
  return finish(found);
}

/** A manifest store without the padding behind it. */
function trimmed(bytes: Uint8Array): Uint8Array {
  const size = bytes.length >= 8 ? viewOf(bytes).getUint32(0) : 0;
  return size >= 8 && size < bytes.length ? bytes.subarray(0, size) : bytes;
}

const finish = ({ ftyp, pieces, cutShort }: Found): Located =>
  ftyp ? { kind: 'store', bytes: joinBytes([ftyp, ...pieces]), type: 'video/mp4', cutShort } : broken;

/**
 * Credentials of a file of the ISO base media family: MP4, QuickTime, HEIF, AVIF. Walks the top-level boxes,
 * jumping over all others. What comes back is file type and credentials alone.
 */
export async function locateInBmff(source: ByteSource): Promise<Located> {
  const found: Found = { ftyp: null, pieces: [], xmp: null, cutShort: false, fragment: false };
  let at = 0;
  for (let boxes = 0; boxes < maxBoxes; boxes++) {
    if (source.total !== null && at >= source.total) break;
    const head = await source.read(at, headerWindow);
    const box = parseBox(head);
    if (!box) break;
    const end = box.size === null ? (source.total ?? Number.MAX_SAFE_INTEGER) : at + box.size;
    if (!Number.isSafeInteger(end)) {
      found.cutShort = true;
      if (box.extendedType === credentialsType) return broken;
      break;
    }
    if (box.type === 'ftyp' && !found.ftyp && end - at <= maxTypeBox)
      found.ftyp = await source.read(at, end - at);
    else if (box.extendedType === credentialsType) {
      const purpose = parsePurpose(head, box);
      if (purpose?.purpose === 'merkle' && !found.ftyp) found.fragment = true;
      if (purpose && wanted.includes(purpose.purpose)) {
        const located = await take(source, at, end, purpose, found);
        if (located) return located;
      }
    } else if (box.extendedType === xmpType && end - at <= maxXmp) found.xmp ??= { at, length: end - at };
    if (source.total !== null && end > source.total) found.cutShort = true;
    at = end;
  }
  if (found.pieces.length > 0) return finish(found);
  // A fragment of a stream with credentials, without the init segment that holds them.
  if (found.fragment) return broken;
  if (!found.xmp) return nothing;
  return remoteIn(new TextDecoder().decode(await source.read(found.xmp.at, found.xmp.length)));
}
