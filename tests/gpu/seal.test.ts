import { BufferTarget, CanvasSource, Mp4OutputFormat, Output } from 'mediabunny';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnimateReport } from '../../engine/contracts.ts';
import type { CredentialsReport } from '../../lib/provenance/credentials.ts';
import { loadIdentity } from '../../lib/provenance/identity.ts';
import { reportOf } from '../../lib/provenance/report.ts';
import { type SealInput, sealVideo } from '../../lib/provenance/seal.ts';
import { askWorker } from '../../lib/provenance/workerClient.ts';

/** A few H.264 frames, fast-start. */
async function makeVideo(): Promise<Blob> {
  const canvas = new OffscreenCanvas(64, 48);
  const context = canvas.getContext('2d')!;
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const source = new CanvasSource(canvas, { codec: 'avc', bitrate: 200_000 });
  output.addVideoTrack(source);
  await output.start();
  for (let frame = 0; frame < 6; frame++) {
    context.fillStyle = `hsl(${frame * 60} 80% 50%)`;
    context.fillRect(0, 0, 64, 48);
    await source.add(frame / 10, 0.1);
  }
  await output.finalize();
  return new Blob([target.buffer!], { type: 'video/mp4' });
}

async function makePicture(type: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(32, 24);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'teal';
  context.fillRect(4, 4, 20, 16);
  return canvas.convertToBlob({ type });
}

const report: AnimateReport = {
  width: 64,
  height: 48,
  fps: 10,
  frames: 6,
  seconds: 0.6,
  codec: 'avc',
  adapter: { description: 'none', software: true },
  stages: { decode: 0, analyse: 0, plan: 0, bake: 0, sound: 0, render: 0, encode: 0 },
  analysis: {} as AnimateReport['analysis'],
  plan: {
    version: 1,
    seed: 1,
    seconds: 1,
    fps: 10,
    motions: [
      {
        kind: 'camera',
        enabled: true,
        cycles: 1,
        path: 'dolly',
        travelX: 0,
        travelY: 0,
        zoom: 0.1,
        steady: 0,
      },
    ],
  },
  safety: { net: 'nsfw 1', picture: null, video: null },
  promptIgnored: [],
};

const never = new AbortController().signal;

async function read(file: Blob): Promise<CredentialsReport> {
  const { anchors } = await loadIdentity();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { verdict } = await askWorker(
    { kind: 'read', input: { kind: 'whole', bytes }, trust: { anchors } },
    never,
  );
  return reportOf('test.mp4', verdict);
}

/** The file with one byte changed where `marker` stands, `offset` bytes after its beginning. */
async function tamper(file: Blob, marker: string, offset: number): Promise<Blob> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const at = new TextDecoder('latin1').decode(bytes).indexOf(marker);
  expect(at).toBeGreaterThan(0);
  bytes[at + offset]! ^= 1;
  return new Blob([bytes]);
}

describe('sealVideo', () => {
  let input: SealInput;
  let sealed: Awaited<ReturnType<typeof sealVideo>>;

  beforeAll(async () => {
    input = {
      mp4: await makeVideo(),
      picture: await makePicture('image/jpeg'),
      thumbnail: await makePicture('image/jpeg'),
      title: 'Evening sky',
      report,
      checks: [{ of: 'picture', by: 'nsfw 1, policy 1' }],
    };
    sealed = await sealVideo(input, never);
  });

  it('gives a video that reads as AI-made, signed by this install', () => {
    expect(sealed.credentials).toMatchObject({
      source: 'Evening sky',
      label: 'ai-composite',
      state: 'trusted',
      problems: [],
      signer: 'Vivify install (Self-signed)',
    });
    expect(sealed.credentials.generator).toMatch(/^Vivify \d/);
    expect(sealed.credentials.claims).toContain('c2pa.created: compositeWithTrainedAlgorithmicMedia');
    expect(sealed.credentials.claims).toContain('ingredient inputTo: Evening sky');
  });

  it('adds little, and XMP as well', async () => {
    expect(sealed.mp4.size - input.mp4.size).toBeLessThan(20_000);
    expect(await sealed.mp4.text()).toContain('Iptc4xmpExt:DigitalSourceType');
  });

  it('finds a changed byte in the media', async () => {
    const credentials = await read(await tamper(sealed.mp4, 'mdat', 40));
    expect(credentials).toMatchObject({ state: 'invalid', label: 'ai-composite' });
    expect(credentials.problems).toContain('assertion.bmffHash.mismatch');
  });

  it('finds a changed byte in an assertion', async () => {
    const credentials = await read(await tamper(sealed.mp4, 'A still picture', 2));
    expect(credentials.state).toBe('invalid');
    expect(credentials.problems).toContain('assertion.hashedURI.mismatch');
  });

  it('carries the manifest of the picture along', async () => {
    const again = await sealVideo({ ...input, picture: sealed.mp4, title: 'Sealed before' }, never);
    expect(again.credentials).toMatchObject({ state: 'trusted', label: 'ai-composite', problems: [] });
    expect(again.credentials.claims).toContain(
      'inputTo > c2pa.created: compositeWithTrainedAlgorithmicMedia',
    );
    expect(again.credentials.claims).toContain('inputTo > ingredient inputTo: Evening sky');
  });

  it.each(['image/png', 'image/webp'])('takes a %s', async (type) => {
    const { credentials } = await sealVideo({ ...input, picture: await makePicture(type) }, never);
    expect(credentials.state).toBe('trusted');
  });

  it('takes a picture in a format that holds no credentials', async () => {
    const picture = new Blob(['BM nothing that a C2PA library knows']);
    const { credentials } = await sealVideo({ ...input, picture }, never);
    expect(credentials).toMatchObject({ state: 'trusted', problems: [] });
    expect(credentials.claims).toContain('ingredient inputTo: Evening sky');
  });

  it('takes a picture whose own manifest is broken', async () => {
    const picture = await tamper(sealed.mp4, 'mdat', 40);
    const { credentials } = await sealVideo({ ...input, picture }, never);
    expect(credentials).toMatchObject({ state: 'trusted', label: 'ai-composite' });
  });

  it('fails with a code where the bytes are no MP4', async () => {
    const mp4 = new Blob(['no video']);
    await expect(sealVideo({ ...input, mp4 }, never)).rejects.toMatchObject({ code: 'seal-failed' });
  });

  it('stops at once on abort, and works again afterwards', async () => {
    const controller = new AbortController();
    const sealing = sealVideo(input, controller.signal);
    controller.abort();
    await expect(sealing).rejects.toMatchObject({ name: 'AbortError' });
    await expect(sealVideo(input, never)).resolves.toBeDefined();
  });
});
