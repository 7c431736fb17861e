import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createLeaf, createRoot, toPem } from '../../lib/provenance/certificate.ts';
import { signVideo } from '../../lib/provenance/signing.ts';

const photo = resolve(import.meta.dirname, '../../tests/fixtures/odd/cmyk.jpg');

/** What a thumbnail of 256 px takes, in bytes. */
const thumbnailBytes = 16 * 1024;

function box(type: string, ...payload: Uint8Array[]): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type), ...payload]);
  bytes.writeUInt32BE(bytes.length);
  return bytes;
}

/** Sample tables of a minute of video take about so many bytes. */
const tables = 24 * 1024;

/** An MP4 whose media are noise, with its index before them or behind. */
function unsigned(bytes: number, fastStart: boolean): Buffer {
  const ftyp = box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1'));
  const mvhd = Buffer.alloc(100);
  mvhd.writeUInt32BE(1000, 12);
  mvhd.writeUInt32BE(1, 96);
  const moov = box('moov', box('mvhd', mvhd), box('free', Buffer.alloc(tables)));
  const mdat = box('mdat', Buffer.alloc(bytes, 'media '));
  return Buffer.concat(fastStart ? [ftyp, moov, mdat] : [ftyp, mdat, moov]);
}

/** Moves the box with the credentials to the end: its signature holds, the file's hash does not. */
function withTailBox(file: Buffer): Buffer {
  const ftyp = file.readUInt32BE(0);
  const size = file.readUInt32BE(ftyp);
  if (file.toString('latin1', ftyp + 4, ftyp + 8) !== 'uuid') throw new Error('Not signed as expected');
  return Buffer.concat([
    file.subarray(0, ftyp),
    file.subarray(ftyp + size),
    file.subarray(ftyp, ftyp + size),
  ]);
}

/** A signed, AI-labelled MP4 of the size, and the PEM anchor that trusts it. */
export async function makeLargeVideos(
  bytes: number,
): Promise<{ readonly head: Uint8Array; readonly tail: Uint8Array; readonly anchors: string }> {
  const now = Date.now();
  const root = await createRoot(now);
  const leaf = await createLeaf(root, now);
  const anchors = toPem(root.der);
  const picture = new Blob([new Uint8Array(readFileSync(photo))]);
  const thumbnail = new Blob([picture, new Uint8Array(thumbnailBytes - picture.size)]);
  const sign = (fastStart: boolean) =>
    signVideo({
      mp4: new Blob([new Uint8Array(unsigned(bytes, fastStart))]),
      picture,
      thumbnail,
      manifest: { title: 'Bench', version: '0.0.0', createdAt: now, motions: ['camera'], checks: [] },
      identity: {
        privateKey: leaf.privateKey,
        leaf: leaf.der,
        root: root.der,
        anchors,
        notAfter: leaf.notAfter,
      },
    });
  return { head: await sign(true), tail: withTailBox(Buffer.from(await sign(false))), anchors };
}
