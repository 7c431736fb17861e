import { describe, expect, it } from 'vitest';
import { analyse } from '../../engine/analyse/analyse.ts';
import { ModelSession } from '../../engine/analyse/modelSession.ts';
import { type Raster, rasterFromRgba } from '../../engine/analyse/raster.ts';
import { type SceneNets, segmenterOf, segmentScene, shippedSceneNets } from '../../engine/analyse/segment.ts';
import { animate } from '../../engine/animate.ts';
import { requestGpu } from '../../engine/gpu/device.ts';
import { modelUrls } from '../../models/assets.ts';
import { mosaic, sceneNet } from '../../models/catalogue.ts';
import photo from '../fixtures/photos/sunset.jpg?url';

const never = new AbortController().signal;

async function raster(width: number, height: number): Promise<Raster> {
  const bitmap = await createImageBitmap(await (await fetch(photo)).blob());
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0, width, height);
  return rasterFromRgba(context.getImageData(0, 0, width, height).data, width, height);
}

describe('the nets for scenes in a plain page', () => {
  it('gives each class its share of every pixel, the same at every run', async () => {
    const picture = await raster(320, 213);
    const { classes, models, notes } = await segmentScene(picture, never);
    expect([models, notes]).toEqual([['scenenet 1', 'mosaic 1'], []]);
    const { width, height, of } = classes!;
    expect([width, height]).toEqual([320, 213]);
    for (const i of [0, 320 * 100 + 160, 320 * 213 - 1]) {
      const shares = Object.values(of).map((plane) => plane[i]!);
      expect(shares).toHaveLength(9);
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
    }
    expect(of.sky[320 * 20 + 160]).toBeGreaterThan(0.9);
    expect(of.sky[320 * 190 + 160]).toBeLessThan(0.1);
    expect((await segmentScene(picture, never)).classes?.of).toEqual(of);
  });

  it.each([
    [16, 16],
    [320, 40],
    [40, 320],
  ])('takes a picture of %i by %i', async (width, height) => {
    const { source, notes } = await analyse(await raster(width, height), segmentScene, never);
    expect([source, notes]).toEqual(['scenenet 1 + mosaic 1 + classical', undefined]);
  });

  it('makes its session anew after a release', async () => {
    const session = new ModelSession(sceneNet, modelUrls.sceneNet);
    const input = new Float32Array(3 * 320 * 320).fill(0.5);
    const first = await session.run(input, never);
    await session.release();
    await session.release();
    expect(await session.run(input, never)).toEqual(first);
    await session.release();
  });

  it('stops waiting when aborted', async () => {
    const picture = await raster(32, 32);
    const aborted = AbortSignal.abort();
    await expect(segmentScene(picture, aborted)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('animate without a net for scenes', () => {
  const small = { seconds: 1, fps: 5, longSide: 160, seed: 7 };
  const context = { signal: never, onProgress: () => undefined };
  const withNets = async (nets: Partial<SceneNets>) => {
    const segment = segmenterOf({ ...shippedSceneNets, ...nets });
    return animate(await (await fetch(photo)).blob(), small, context, requestGpu, segment);
  };
  const netsAt = (url: string) => ({
    sceneNet: new ModelSession(sceneNet, url),
    mosaic: new ModelSession(mosaic, url),
  });

  it.each([
    ['missing', '/no/such/model.onnx', 'model-missing'],
    ['damaged', URL.createObjectURL(new Blob(['not a net'])), 'model-damaged'],
    ['beyond reach', 'http://127.0.0.1:1/model.onnx', 'model-missing'],
  ])('makes the video all the same where their files are %s', async (_, url, code) => {
    const { mp4, report } = await withNets(netsAt(url));
    expect(mp4.size).toBeGreaterThan(3000);
    expect(report.analysis.source).toBe('classical');
    expect(report.analysis.areas.sky).toBeGreaterThan(0.3);
    expect(report.analysis.notes).toMatchObject([
      { code, model: 'scenenet' },
      { code, model: 'mosaic' },
    ]);
  });

  it.each(['sceneNet', 'mosaic'] as const)(
    'lets the other one do alone where %s is missing',
    async (name) => {
      const { [name]: gone } = netsAt('/no/such/model.onnx');
      const { report } = await withNets({ [name]: gone });
      const other = name === 'mosaic' ? 'scenenet 1' : 'mosaic 1';
      expect(report.analysis.source).toBe(`${other} + classical`);
      expect(report.analysis.areas.sky).toBeGreaterThan(0.3);
      expect(report.analysis.notes).toMatchObject([{ code: 'model-missing', model: name.toLowerCase() }]);
    },
  );

  it('makes the video all the same where the runtime fails', async () => {
    const failing = {
      run: () => Promise.reject(new RangeError('WebAssembly.Memory(): could not allocate memory')),
    };
    const { report } = await withNets({ sceneNet: failing, mosaic: failing });
    expect(report.frames).toBe(5);
    const detail = 'RangeError: WebAssembly.Memory(): could not allocate memory';
    expect(report.analysis.notes).toEqual([
      { code: 'out-of-memory', model: 'scenenet', detail },
      { code: 'out-of-memory', model: 'mosaic', detail },
    ]);
  });
});
