import { readFileSync } from 'node:fs';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Creation } from '../../lib/gallery/creation.ts';
import { decode, difference, type Luma, psnr, type Region } from './support/decode.ts';
import {
  type ExtensionBrowser,
  launchExtension,
  photo,
  readCreation,
  readOpfsFile,
  submitPicture,
  waitForJob,
} from './support/extension.ts';
import { readIndependently } from './support/independentReader.ts';

/** Where the photo shows a cloud, and where it shows the meadow. */
const cloud: Region = { left: 0.08, top: 0.1, right: 0.4, bottom: 0.36 };
const meadow: Region = { left: 0, top: 0.75, right: 1, bottom: 1 };

const seconds = 2;
const fps = 12;

let extension: ExtensionBrowser;
let mp4: Uint8Array;
let creation: Creation;
let frames: Luma[];
let picture: Luma;

beforeAll(async () => {
  extension = await launchExtension();
  const page = await extension.openPopupTab();
  const jobId = await submitPicture(page, readFileSync(photo('picos')), 'picos', {
    longSide: 320,
    seconds,
    fps,
    only: ['flow'],
    mark: false,
  });
  const { creationId } = await waitForJob(page, jobId);
  mp4 = (await readOpfsFile(page, 'creations', `${creationId}.mp4`))!;
  creation = (await readCreation(page, creationId!))!;
  ({ frames, picture } = await decode(extension.browser, mp4, photo('picos')));
}, 180_000);

afterAll(() => extension?.close());

/** Names of a file's outermost boxes (ISO/IEC 14496-12, 4.2). */
function boxes(file: Uint8Array): string[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const names: string[] = [];
  for (let at = 0; at + 8 <= file.byteLength; ) {
    const size = view.getUint32(at);
    names.push(String.fromCharCode(...file.subarray(at + 4, at + 8)));
    at += size === 1 ? Number(view.getBigUint64(at + 8)) : size === 0 ? file.byteLength : size;
  }
  return names;
}

/** Differences between each frame and the next. */
function steps(region?: Region): number[] {
  return frames.slice(1).map((frame, index) => difference(frames[index]!, frame, region));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a video made of a real photo', () => {
  it('has even sizes, the wanted rate and length, and starts fast', async () => {
    const input = new Input({ source: new BufferSource(mp4), formats: ALL_FORMATS });
    const track = (await input.getPrimaryVideoTrack())!;
    expect(Math.max(track.displayWidth, track.displayHeight)).toBe(320);
    expect((track.displayWidth % 2) + (track.displayHeight % 2)).toBe(0);
    expect((await track.computePacketStats()).averagePacketRate).toBeCloseTo(fps, 1);
    expect(await track.computeDuration()).toBeCloseTo(seconds, 1);
    const names = boxes(mp4);
    expect(names.indexOf('moov')).toBeGreaterThan(0);
    expect(names.indexOf('moov')).toBeLessThan(names.indexOf('mdat'));
  });

  it('begins with the photo itself', () => {
    expect(psnr(frames[0]!, picture)).toBeGreaterThan(28);
  });

  it('moves the clouds and leaves the meadow alone', () => {
    const farthest = (region: Region) =>
      Math.max(...frames.map((frame) => difference(frames[0]!, frame, region)));
    expect(farthest(cloud)).toBeGreaterThan(1);
    expect(mean(steps(cloud))).toBeGreaterThan(3 * mean(steps(meadow)));
    expect(farthest(meadow)).toBeLessThan(1.5);
  });

  it('closes the loop: the last frame meets the first like any frame the next', () => {
    expect(frames).toHaveLength(seconds * fps);
    expect(difference(frames.at(-1)!, frames[0]!, cloud)).toBeLessThan(2 * mean(steps(cloud)));
    expect(difference(frames.at(-1)!, frames[0]!)).toBeLessThan(2.5 * mean(steps()));
  });

  it('carries credentials that another reader finds intact', async () => {
    expect(creation.credentials).toMatchObject({ state: 'trusted', label: 'ai-composite', problems: [] });
    const reading = await readIndependently(mp4);
    expect(reading.state).toBe('Valid');
    const actions = reading.activeManifest?.assertions?.find(({ label }) => label.startsWith('c2pa.actions'));
    expect(JSON.stringify(actions?.data)).toContain('compositeWithTrainedAlgorithmicMedia');
    expect(reading.activeManifest?.ingredients?.[0]?.relationship).toBe('inputTo');
  });
});
