import type { ByteSource } from '../fetch/byteSource.ts';
import { storeOf } from './jumbf.ts';
import { ascii, joinBytes, type Located, nothing, viewOf } from './located.ts';
import { remoteIn } from './remoteUrl.ts';

const app1 = 0xe1;
const app11 = 0xeb;
const startOfScan = 0xda;
const endOfImage = 0xd9;

const maxSegments = 4096;
/** A segment's largest payload, and what each segment of a split box costs besides. */
const segmentPayload = 65_000;
const segmentOverhead = 20;

const xmpName = 'http://ns.adobe.com/xap/1.0/\0';

/** A piece of a JUMBF box (ISO/IEC 19566-5, D.2): marker and length of 4 bytes before, `JP` and these. */
interface Piece {
  readonly instance: number;
  readonly sequence: number;
  /** Bytes of the whole box. */
  readonly boxSize: number;
  /** Bytes of box header, which every piece repeats. */
  readonly header: number;
}

/** Bytes of marker, length, `JP`, instance and sequence number. */
const beforeBox = 12;

function parsePiece(head: Uint8Array): Piece | null {
  if (head.length < beforeBox + 16 || ascii(head, 4, 2) !== 'JP') return null;
  const view = viewOf(head);
  const size = view.getUint32(beforeBox);
  const long = size === 1;
  return {
    instance: view.getUint16(6),
    sequence: view.getUint32(8),
    boxSize: long ? Number(view.getBigUint64(beforeBox + 8)) : size,
    header: long ? 16 : 8,
  };
}

/** Whether the first piece of a box says that it is a manifest store (C2PA 2.2, 11.1.4.2). */
const isManifestStore = (head: Uint8Array, { header }: Piece) =>
  ascii(head, beforeBox + 4, 4) === 'jumb' && ascii(head, beforeBox + header + 25, 5) === 'c2pa\0';

/** Credentials of a JPEG file (C2PA 2.2, A.3.1): APP11 segments before the picture itself. */
export async function locateInJpeg(source: ByteSource): Promise<Located> {
  const pieces: Uint8Array[] = [];
  let store: Piece | null = null;
  let collected = 0;
  let remote = nothing;
  let at = 2;
  for (let segments = 0; segments < maxSegments; segments++) {
    const head = await source.read(at, 64);
    const marker = head[1];
    if (head.length < 4 || head[0] !== 0xff || marker === undefined) break;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === startOfScan || marker === endOfImage) break;
    const length = viewOf(head).getUint16(2);
    if (length < 2) break;
    const piece = marker === app11 ? parsePiece(head) : null;
    if (piece && !store && piece.sequence === 1 && isManifestStore(head, piece)) {
      store = piece;
      // One request for all of it, where it is not at hand.
      await source.read(at, piece.boxSize + Math.ceil(piece.boxSize / segmentPayload + 1) * segmentOverhead);
    }
    if (piece && store && piece.instance === store.instance) {
      const skipped = pieces.length === 0 ? beforeBox : beforeBox + piece.header;
      const payload = (await source.read(at, length + 2)).subarray(skipped);
      pieces.push(payload);
      collected += payload.length;
      if (collected >= store.boxSize) break;
    }
    if (marker === app1 && remote === nothing && ascii(head, 4, xmpName.length) === xmpName)
      remote = remoteIn(new TextDecoder().decode(await source.read(at, length + 2)));
    at += length + 2;
  }
  return store ? storeOf(joinBytes(pieces)) : remote;
}
