import type { DerivedType } from './derived.ts';

const ascii = (text: string) => new TextEncoder().encode(text);

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const number32 = (value: number, littleEndian: boolean) => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, littleEndian);
  return bytes;
};

/** CRC-32 of PNG chunks (ISO/IEC 15948, annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** After the header, the only chunk with a fixed place: an uncompressed `iTXt` (XMP specification, part 3, 1.1.5). */
function inPng(png: Uint8Array, xmp: Uint8Array): Uint8Array<ArrayBuffer> {
  const afterHeader = 8 + 12 + 13;
  const body = joined(ascii('iTXt'), ascii('XML:com.adobe.xmp'), new Uint8Array(5), xmp);
  const chunk = joined(number32(body.length - 4, false), body, number32(crc32(body), false));
  return joined(png.subarray(0, afterHeader), chunk, png.subarray(afterHeader));
}

/** Before the first picture: an application extension whose trailer ends readers' block walk (part 3, 1.1.2). */
function inGif(gif: Uint8Array, xmp: Uint8Array): Uint8Array<ArrayBuffer> {
  const packed = gif[10]!;
  const afterPalette = 13 + (packed & 0x80 ? 3 << ((packed & 7) + 1) : 0);
  const trailer = Uint8Array.from({ length: 258 }, (_, i) => (i === 0 ? 1 : i === 257 ? 0 : 256 - i));
  const block = joined(Uint8Array.of(0x21, 0xff, 11), ascii('XMP DataXMP'), xmp, trailer);
  return joined(gif.subarray(0, afterPalette), block, gif.subarray(afterPalette));
}

/** At the end, as the container asks for it; its flag in the `VP8X` chunk says so (RFC 9649, 2.7). */
function inWebp(webp: Uint8Array, xmp: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = joined(xmp, new Uint8Array(xmp.length % 2));
  const whole = joined(webp, ascii('XMP '), number32(xmp.length, true), padded);
  whole.set(number32(whole.length - 8, true), 4);
  whole[20]! |= 0x04;
  return whole;
}

const writers = { 'image/png': inPng, 'image/gif': inGif, 'image/webp': inWebp } as const;

/**
 * A picture with an XMP packet in it.
 * @param picture a PNG; a GIF; a WebP in the extended format, with a `VP8X` chunk
 */
export function withXmp(picture: Uint8Array, type: DerivedType, packet: Uint8Array): Uint8Array<ArrayBuffer> {
  return writers[type](picture, packet);
}
