import code from '../../../shaders/render/tileExtremes.wgsl?raw';
import type { BakedScene } from '../../bake/bakedScene.ts';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import { GpuResources } from '../../gpu/resources.ts';
import { mirroredSampler } from '../../gpu/samplers.ts';

/** Pixels a side of a tile. */
export const tileSize = 8;

/** Least and most of a matte in each tile, 0..255, row by row. */
export interface Extremes {
  readonly least: Uint8Array;
  readonly most: Uint8Array;
}

/** What near things hold in each tile. */
export interface NearExtremes extends Extremes {
  /** How near they are at most, 0..255. */
  readonly nearness: Uint8Array;
}

/** What a scene's mattes and depths say, tile by tile; null where there is no such layer. */
export interface TileExtremes {
  readonly columns: number;
  readonly rows: number;
  readonly near: NearExtremes | null;
  /** Of what stands before the sky. */
  readonly matte: Extremes | null;
  /** How near anything in the picture's layer is at most, 0..255. */
  readonly nearness: Uint8Array;
}

/** Reads what a scene's tiles hold. @throws where the device is lost meanwhile. */
export async function tileExtremesOf(scene: BakedScene): Promise<TileExtremes> {
  const { width, height, near, background, depth, picture } = scene;
  const { device } = scene.resources;
  const [columns, rows] = [Math.ceil(width / tileSize), Math.ceil(height / tileSize)];
  if (!near && !background) {
    // Of one layer all tiles hold the same, however far the camera looks.
    return { columns, rows, near: null, matte: null, nearness: new Uint8Array(columns * rows).fill(255) };
  }
  using own = new GpuResources(device);
  const usage = GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.COPY_SRC;
  const formats = ['rgba8unorm', 'rg8unorm'] as const;
  const targets = formats.map((format) => own.texture('tile extremes', format, columns, rows, usage));
  const stride = Math.ceil((4 * columns) / 256) * 256;
  const size = stride * rows;
  const buffer = own.buffer('tile extremes', 2 * size, GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ);
  const pass = new FragmentPass(device, {
    label: 'tile extremes',
    code,
    targets: formats,
    constants: { tile: tileSize, width, height },
  });
  const encoder = device.createCommandEncoder({ label: 'tile extremes' });
  const group = pass.bind({
    // What is not there is not read from what it gives.
    0: (near?.matte ?? picture).createView(),
    1: (background?.matte ?? picture).createView(),
    2: depth.createView(),
    3: (near?.depth ?? depth).createView(),
    4: mirroredSampler(device),
  });
  pass.record(encoder, group, targets);
  targets.forEach((texture, i) => {
    encoder.copyTextureToBuffer({ texture }, { buffer, offset: i * size, bytesPerRow: stride }, [
      columns,
      rows,
    ]);
  });
  device.queue.submit([encoder.finish()]);
  await buffer.mapAsync(GPUMapMode.READ);
  const bytes = new Uint8Array(buffer.getMappedRange());
  const channel = (c: number, channels = 4, from = 0) =>
    Uint8Array.from(
      { length: columns * rows },
      (_, i) => bytes[from + Math.floor(i / columns) * stride + channels * (i % columns) + c]!,
    );
  return {
    columns,
    rows,
    near: near && { least: channel(0), most: channel(1), nearness: channel(1, 2, size) },
    matte: background && { least: channel(2), most: channel(3) },
    nearness: channel(0, 2, size),
  };
}
