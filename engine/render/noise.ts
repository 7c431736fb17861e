import type { GpuResources } from '../gpu/resources.ts';
import { seededRandom } from '../plan/random.ts';

/** Texels a side; each holds four pixels of a row. */
const side = { width: 64, height: 256 };

/** A tile of triangular noise, 0..1 for -1..1: hashing each pixel costs more than looking it up. */
export function noiseTile(resources: GpuResources): GPUTexture {
  const random = seededRandom(0x2545f491);
  const { width, height } = side;
  const values = Uint8Array.from({ length: 4 * width * height }, () =>
    Math.round(127.5 * (random() + random())),
  );
  return resources.upload('noise', 'rgba8unorm', width, height, values, 4 * width);
}

/** Where in the tile a field begins, 0..1: the same for the same number, far apart for neighbours. */
export function noiseField(number: number): readonly [number, number] {
  const random = seededRandom(number);
  return [Math.floor(random() * side.width) / side.width, Math.floor(random() * side.height) / side.height];
}
