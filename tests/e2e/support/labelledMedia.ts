import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BufferSource, BufferTarget, Conversion, Input, MP4, Mp4OutputFormat, Output } from 'mediabunny';
import { loadIdentity } from '../../../lib/provenance/identity.ts';
import { signVideo } from '../../../lib/provenance/signing.ts';
import { xmpBox } from '../../../lib/provenance/xmp.ts';
import { startLibrary } from '../../../scripts/verify/library.ts';
import { tinyMp4 } from '../../unit/provenance/support/tinyMp4.ts';

const smallPicture = resolve(import.meta.dirname, '../../fixtures/odd/deep.png');

export type Bytes = Uint8Array<ArrayBuffer>;

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** The boxes of the highest level (ISO/IEC 14496-12, 4.2), none of them larger than 4 GB. */
export function boxesOf(file: Uint8Array): Box[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const end = Math.min(bytes.length, at + Math.max(8, bytes.readUInt32BE(at)));
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), start: at, end });
    at = end;
  }
  return boxes;
}

const join = (...parts: readonly Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));

const c2paUuid = 'd8fec3d61b0e483c92975828877ec481';

const isManifest = (file: Uint8Array, { type, start }: Box) =>
  type === 'uuid' && Buffer.from(file.subarray(start + 8, start + 24)).toString('hex') === c2paUuid;

/** The file with its credentials at the end instead of the beginning. Only the label survives that. */
export function withTailBox(file: Uint8Array): Bytes {
  const boxes = boxesOf(file);
  const manifest = boxes.find((box) => isManifest(file, box));
  if (!manifest) throw new Error('There are no credentials to move.');
  return join(
    file.subarray(0, manifest.start),
    file.subarray(manifest.end),
    file.subarray(manifest.start, manifest.end),
  );
}

/** The file with one byte of its media data changed. */
export function tampered(file: Uint8Array): Bytes {
  const copy = new Uint8Array(file);
  const data = boxesOf(file).find(({ type }) => type === 'mdat');
  if (!data) throw new Error('There are no media data.');
  copy[Math.floor((data.start + data.end) / 2)]! ^= 1;
  return copy;
}

/** The file without its credentials. */
export function stripped(file: Uint8Array): Bytes {
  return join(
    ...boxesOf(file)
      .filter((box) => !isManifest(file, box))
      .map(({ start, end }) => file.subarray(start, end)),
  );
}

/** The credentials alone, as they lie on servers: behind the box's type, version and flags, purpose, and offset. */
export function storeIn(file: Uint8Array): Bytes {
  const box = boxesOf(file).find((candidate) => isManifest(file, candidate));
  if (!box) throw new Error('There are no credentials.');
  const purpose = 'manifest\0';
  return new Uint8Array(file.subarray(box.start + 8 + 16 + 4 + purpose.length + 8, box.end));
}

/** The file with XMP that says where its credentials lie. */
export const pointingTo = (file: Uint8Array, address: string): Bytes =>
  join(
    file,
    xmpBox(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="${address}"/></rdf:RDF></x:xmpmeta>`,
    ),
  );

/** The file with much more behind it than a label may cost. */
export function padded(file: Uint8Array, size: number): Bytes {
  const free = Buffer.alloc(Math.max(8, size - file.length));
  free.writeUInt32BE(free.length);
  free.write('free', 4, 'latin1');
  return join(file, free);
}

let library: Promise<unknown> | null = null;

/** Signs as a stranger: with a key that no browser here knows. */
export async function signAsStranger(mp4: Uint8Array = tinyMp4(), title = 'Stranger'): Promise<Bytes> {
  library ??= startLibrary();
  await library;
  const picture = new Blob([new Uint8Array(readFileSync(smallPicture))]);
  return signVideo({
    mp4: new Blob([new Uint8Array(mp4)]),
    picture,
    thumbnail: picture,
    manifest: { title, version: '1.0.0', createdAt: Date.UTC(2026, 10, 22), motions: ['camera'], checks: [] },
    identity: await loadIdentity(),
  });
}

/** A stream as players fetch it: the beginning with the credentials, then fragments. */
export interface Stream {
  readonly init: Bytes;
  readonly fragments: readonly Bytes[];
  /** For `MediaSource.addSourceBuffer`. */
  readonly type: string;
}

/** Cuts the pictures of a playable MP4 into a signed stream; sound would be a stream of its own. */
export async function streamOf(file: Uint8Array): Promise<Stream> {
  const input = new Input({ source: new BufferSource(stripped(file)), formats: [MP4] });
  const target = new BufferTarget();
  const output = new Output({
    target,
    format: new Mp4OutputFormat({ fastStart: 'fragmented', minimumFragmentDuration: 0.4 }),
  });
  const conversion = await Conversion.init({ input, output, audio: { discard: true } });
  await conversion.execute();
  const track = await input.getPrimaryVideoTrack();
  const codec = await track?.getCodecParameterString();
  const signed = await signAsStranger(new Uint8Array(target.buffer!), 'Stream');
  const boxes = boxesOf(signed);
  const starts = boxes.filter(({ type }) => type === 'moof').map(({ start }) => start);
  const fragments = starts.map((start, index) => signed.slice(start, starts[index + 1] ?? signed.length));
  return { init: signed.slice(0, starts[0]), fragments, type: `video/mp4; codecs="${codec}"` };
}
