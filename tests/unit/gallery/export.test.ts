import { describe, expect, it } from 'vitest';
import { animatedWebp } from '../../../lib/gallery/export/animatedWebp.ts';
import { estimateExport, planExport } from '../../../lib/gallery/export/formats.ts';
import { withXmp } from '../../../lib/provenance/xmpInPicture.ts';
import { stillWebp, tinyGif, tinyPictures } from '../provenance/support/tinyPictures.ts';

const video = { width: 640, height: 426, frames: 120, fps: 30 };
const lengthOf = ({ frames }: ReturnType<typeof planExport>) =>
  frames.reduce((sum, { milliseconds }) => sum + milliseconds, 0);

describe('the plan of an export', () => {
  it('keeps every frame for WebP', () => {
    const plan = planExport('webp', video);
    expect(plan).toMatchObject({ width: 640, height: 426 });
    expect(plan.frames.length).toBe(120);
    expect(lengthOf(plan)).toBe(4000);
  });

  it('takes every second frame for GIF, in hundredths of a second, and keeps the loop as long', () => {
    const plan = planExport('gif', video);
    expect(plan).toMatchObject({ width: 480, height: 320 });
    expect(plan.frames.length).toBe(60);
    expect(plan.frames.every(({ index, milliseconds }) => index % 2 === 0 && milliseconds % 10 === 0)).toBe(
      true,
    );
    expect(lengthOf(plan)).toBe(4000);
  });

  it.each([
    ['webp', { ...video, fps: 60, frames: 240 }, 120],
    ['gif', { ...video, fps: 24, frames: 96 }, 48],
    ['gif', { ...video, fps: 25, frames: 101 }, 51],
    ['gif', { ...video, fps: 10, frames: 10 }, 10],
  ] as const)('chooses for %s of %o %i frames', (format, given, count) => {
    const plan = planExport(format, given);
    expect(plan.frames.length).toBe(count);
    expect(Math.abs(lengthOf(plan) - (given.frames / given.fps) * 1000)).toBeLessThanOrEqual(10);
  });

  it('is estimated by what is kept of the video', () => {
    const [webp, gif, png] = (['webp', 'gif', 'png'] as const).map((format) => estimateExport(format, video));
    expect(webp!.bytes).toBeCloseTo(0.15 * 640 * 426 * 120, 0);
    expect(gif!.bytes).toBeCloseTo(0.64 * 480 * 320 * 60, 0);
    expect(png!.seconds).toBeLessThan(gif!.seconds);
    expect(estimateExport('webp', { ...video, frames: 240 }).bytes).toBeCloseTo(2 * webp!.bytes, 0);
  });

  it('takes the first frame for PNG, at full size', () => {
    expect(planExport('png', { ...video, width: 1920, height: 1080 })).toEqual({
      width: 1920,
      height: 1080,
      frames: [{ index: 0, milliseconds: 0 }],
    });
  });
});

const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());

describe('an animated WebP', () => {
  it('has a header, a loop and its frames with their times', async () => {
    const bytes = await bytesOf(animatedWebp([{ still: stillWebp, milliseconds: 300 }], 1, 1));
    expect(bytes.toString('latin1', 8, 16)).toBe('WEBPVP8X');
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    const frame = bytes.indexOf('ANMF');
    expect(bytes.readUIntLE(frame + 8 + 12, 3)).toBe(300);
    expect(bytes.toString('latin1', frame + 24, frame + 28)).toBe('VP8 ');
  });
});

describe('a GIF', () => {
  it('has as many frames as it was given, loops, and shows each as long as it should', async () => {
    const bytes = await bytesOf(tinyGif([50, 70, 60]));
    const delays: number[] = [];
    const control = Buffer.of(0x21, 0xf9, 4);
    for (let at = bytes.indexOf(control); at >= 0; at = bytes.indexOf(control, at + 1))
      delays.push(bytes.readUInt16LE(at + 4));
    expect(delays).toEqual([5, 7, 6]);
    expect(bytes.includes('NETSCAPE2.0')).toBe(true);
  });
});

describe('XMP in a picture', () => {
  const packet = new TextEncoder().encode('<?xpacket?>');
  const given = async (type: keyof typeof tinyPictures) => {
    const plain = await bytesOf(tinyPictures[type]());
    return { plain, marked: Buffer.from(withXmp(plain, type, packet)) };
  };

  it('is a text chunk with a checksum after the header of a PNG', async () => {
    const { plain, marked } = await given('image/png');
    expect(marked.toString('latin1', 37, 58)).toBe('iTXtXML:com.adobe.xmp');
    // As another implementation of CRC-32 has it.
    const length = marked.readUInt32BE(33);
    const { crc32 } = await import('node:zlib');
    expect(marked.readUInt32BE(41 + length)).toBe(crc32(marked.subarray(37, 41 + length)));
    expect(marked.subarray(45 + length)).toEqual(plain.subarray(33));
  });

  it('is a chunk at the end of a WebP, which says that it has one', async () => {
    const { marked } = await given('image/webp');
    expect(marked.readUInt32LE(4)).toBe(marked.length - 8);
    expect(marked[20]! & 4).toBe(4);
    expect(marked.toString('latin1', marked.length - 20, marked.length - 1)).toContain('XMP ');
  });

  it('is an application extension before the first picture of a GIF', async () => {
    const { plain, marked } = await given('image/gif');
    const at = marked.indexOf('XMP DataXMP');
    expect(at).toBeGreaterThan(13);
    expect(marked.length - plain.length).toBe(14 + packet.length + 258);
    expect(marked.subarray(at + 11 + packet.length + 258)).toEqual(plain.subarray(at - 3));
  });
});
