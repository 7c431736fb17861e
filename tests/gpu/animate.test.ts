import { describe, expect, it, vi } from 'vitest';
import { type Segmenter, segmentScene } from '../../engine/analyse/segment.ts';
import { animate } from '../../engine/animate.ts';
import { requestGpu } from '../../engine/gpu/device.ts';
import photo from '../fixtures/photos/sunset.jpg?url';

const small = { seconds: 1, fps: 10, longSide: 160, seed: 7 };
const quiet = () => ({ signal: new AbortController().signal, onProgress: () => undefined });
const bytes = async () => (await fetch(photo)).blob();

describe('animate in a plain page', () => {
  it('makes a loop of the size, length and rate asked for, with progress that never falls', async () => {
    const fractions: number[] = [];
    const { mp4, poster, thumbnail, report } = await animate(await bytes(), small, {
      signal: new AbortController().signal,
      onProgress: ({ fraction }) => fractions.push(fraction),
    });
    expect(report).toMatchObject({ width: 160, height: 106, frames: 10, fps: 10, seconds: 1 });
    expect([...new Set(report.plan.motions.map(({ kind }) => kind))]).toEqual([
      'camera',
      'flow',
      'light',
      'finish',
    ]);
    expect(report.analysis.areas.sky).toBeGreaterThan(0.3);
    expect(mp4.size).toBeGreaterThan(3000);
    expect([poster.type, thumbnail.type]).toEqual(['image/jpeg', 'image/jpeg']);
    expect(fractions.at(-1)).toBe(1);
    expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
  });

  it('gives the same file for the same picture, plan and seed', async () => {
    // Sound is the same to -100 dBFS only, and lies between the frames where it was ready.
    const silent = { ...small, sound: 'none' } as const;
    const first = await animate(await bytes(), silent, quiet());
    const again = await animate(await bytes(), { ...silent, plan: first.report.plan }, quiet());
    const [a, b] = await Promise.all([first.mp4.arrayBuffer(), again.mp4.arrayBuffer()]);
    // The muxer writes the time of making into its headers; the frames lie in mdat.
    expect(mediaData(b)).toEqual(mediaData(a));
  });

  it('starts over once on a new device when the first one is lost', async () => {
    let devices = 0;
    const result = await animate(await bytes(), small, quiet(), async () => {
      const gpu = await requestGpu();
      if (devices++ === 0) setTimeout(() => gpu.device.destroy(), 150);
      return gpu;
    });
    expect(devices).toBe(2);
    expect(result.report.frames).toBe(10);
  });

  it('analyses again, and makes the video, when the device is lost while it analyses', async () => {
    const devices: GPUDevice[] = [];
    const provide = async () => {
      const gpu = await requestGpu();
      devices.push(gpu.device);
      return gpu;
    };
    const segment: Segmenter = async (raster, signal) => {
      if (devices.length === 1) devices[0]!.destroy();
      return segmentScene(raster, signal);
    };
    const { report } = await animate(await bytes(), small, quiet(), provide, segment);
    expect(devices).toHaveLength(2);
    expect(report.analysis.source).toContain('scenenet');
    expect(report.frames).toBe(10);
  });

  it('fails with a code when every device is lost', async () => {
    const dying = async () => {
      const gpu = await requestGpu();
      gpu.device.destroy();
      return gpu;
    };
    await expect(animate(await bytes(), small, quiet(), dying)).rejects.toMatchObject({
      code: 'device-lost',
    });
  });

  it('fails, rather than encode black frames, when the device refuses work', async () => {
    const broken = async () => {
      const gpu = await requestGpu();
      setTimeout(() => gpu.device.createShaderModule({ code: 'not WGSL' }), 50);
      return gpu;
    };
    await expect(animate(await bytes(), small, quiet(), broken)).rejects.toMatchObject({
      code: 'render-failed',
    });
  });

  it('says that there is no WebGPU where the browser gives no adapter', async () => {
    const none = vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(null);
    try {
      await expect(animate(await bytes(), small, quiet())).rejects.toMatchObject({ code: 'no-webgpu' });
    } finally {
      none.mockRestore();
    }
  });

  it('stops at once when aborted in the midst of rendering', async () => {
    const controller = new AbortController();
    const running = animate(
      await bytes(),
      { ...small, seconds: 4 },
      {
        signal: controller.signal,
        onProgress: ({ stage, fraction }) => {
          if (stage === 'render' && fraction > 0.3) controller.abort();
        },
      },
    );
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('animates pictures that are all sky, all dark, tiny or very wide', async () => {
    for (const [width, height, colour] of [
      [64, 64, '#7ab'],
      [64, 48, '#000'],
      [3, 3, '#fff'],
      [400, 26, '#264'],
    ] as const) {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d')!;
      context.fillStyle = colour;
      context.fillRect(0, 0, width, height);
      const { report } = await animate(
        await canvas.convertToBlob(),
        { ...small, fps: 5, longSide: 200 },
        quiet(),
      );
      expect(report.frames, `${width}x${height}`).toBe(5);
    }
  });
});

/** Bytes of the first `mdat` box. */
function mediaData(file: ArrayBuffer): Uint8Array {
  const view = new DataView(file);
  for (let offset = 0; offset < file.byteLength; offset += view.getUint32(offset)) {
    if (view.getUint32(offset + 4) === 0x6d646174)
      return new Uint8Array(file, offset, view.getUint32(offset));
  }
  throw new Error('No mdat');
}
