import type { ByteSource } from '../fetch/byteSource.ts';
import { sniffLength, sniffMediaType } from '../mediaType.ts';
import { locateInBmff } from './bmff.ts';
import { locateInGif } from './gif.ts';
import { locateInId3 } from './id3.ts';
import { locateInJpeg } from './jpeg.ts';
import { type Located, nothing } from './located.ts';
import { locateInPng } from './png.ts';
import { locateInRiff } from './riff.ts';
import { locateInSvg } from './svg.ts';

const walks: Readonly<Record<string, (source: ByteSource) => Promise<Located>>> = {
  'video/mp4': locateInBmff,
  'video/quicktime': locateInBmff,
  'audio/mp4': locateInBmff,
  'image/avif': locateInBmff,
  'image/heic': locateInBmff,
  'image/heif': locateInBmff,
  'image/jpeg': locateInJpeg,
  'image/png': locateInPng,
  'image/webp': locateInRiff,
  'audio/wav': locateInRiff,
  'video/avi': locateInRiff,
  'image/gif': locateInGif,
  'audio/mpeg': locateInId3,
  'image/svg+xml': locateInSvg,
};

/**
 * Finds a file's Content Credentials by as few of its bytes as its format allows. The bytes tell the format;
 * formats that are not walked (PDF, TIFF, JPEG XL, FLAC) need the whole file.
 * @throws what the source throws; OverBudgetError where more would be needed than is allowed.
 */
export async function locate(source: ByteSource): Promise<Located> {
  const type = sniffMediaType(await source.read(0, sniffLength));
  if (!type) return nothing;
  return walks[type]?.(source) ?? { kind: 'whole' };
}
