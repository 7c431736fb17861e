import code from '../../../shaders/render/tileExtremes.wgsl?raw';
import type { BakedScene } from '../../bake/bakedScene.ts';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import { GpuResources } from '../../gpu/resources.ts';

/** Pixels a side of a tile. */
export const tileSize = 8;

/** Least and most of a matte in each tile, 0..255, row by row. */
export interface Extremes {
  readonly least: Uint8Array;
  readonly most: Uint8Array;
}

/** What a scene's mattes say, tile by tile; null where there is no such layer. */
export interface TileExtremes {
  readonly columns: number;
  readonly rows: number;
  readonly near: Extremes | null;
  /** Of what stands before the sky. */
  readonly matte: Extremes | null;
}

/** Reads what the mattes of a scene hold in each tile. @throws where the device is lost meanwhile. */
export async function tileExtremesOf({
  resources: { device },
  width,
  height,
  near,
  background,
}: BakedScene): Promise<TileExtremes> {
  const [columns, rows] = [Math.ceil(width / tileSize), Math.ceil(height / tileSize)];
  const mattes = [near?.matte, background?.matte] as const;
  const some = mattes[0] ?? mattes[1];
  if (!some) return { columns, rows, near: null, matte: null };
  using own = new GpuResources(device);
  const target = own.texture(
    'tile extremes',
    'rgba8unorm',
    columns,
    rows,
    GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.COPY_SRC,
  );
  const stride = Math.ceil((4 * columns) / 256) * 256;
  const buffer = own.buffer(
    'tile extremes',
    stride * rows,
    GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
  );
  const pass = new FragmentPass(device, {
    label: 'tile extremes',
    code,
    targets: ['rgba8unorm'],
    constants: { tile: tileSize },
  });
  const encoder = device.createCommandEncoder({ label: 'tile extremes' });
  const group = pass.bind({ 0: (mattes[0] ?? some).createView(), 1: (mattes[1] ?? some).createView() });
  pass.record(encoder, group, [target]);
  encoder.copyTextureToBuffer({ texture: target }, { buffer, bytesPerRow: stride }, [columns, rows]);
  device.queue.submit([encoder.finish()]);
  await buffer.mapAsync(GPUMapMode.READ);
  const bytes = new Uint8Array(buffer.getMappedRange());
  const channel = (c: number) =>
    Uint8Array.from(
      { length: columns * rows },
      (_, i) => bytes[Math.floor(i / columns) * stride + 4 * (i % columns) + c]!,
    );
  const extremes = (matte: GPUTexture | undefined, c: number) =>
    matte ? { least: channel(c), most: channel(c + 1) } : null;
  return { columns, rows, near: extremes(mattes[0], 0), matte: extremes(mattes[1], 2) };
}
