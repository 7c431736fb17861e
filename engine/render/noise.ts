import type { GpuResources } from '../gpu/resources.ts';
import { seededRandom } from '../plan/random.ts';

/** Words of a row, each of which holds four pixels, and rows. */
const side = { columns: 64, rows: 256 };

/** A tile of triangular noise, 0..1 for -1..1, in bytes: hashing each pixel costs more than looking it up. */
export function noiseTile(resources: GpuResources): GPUBuffer {
  const random = seededRandom(0x2545f491);
  const values = Uint8Array.from({ length: 4 * side.columns * side.rows }, () =>
    Math.round(127.5 * (random() + random())),
  );
  return resources.uploadStorage('noise', values);
}

/** Where in the tile a field begins, words and rows: the same for the same number, far apart for neighbours. */
export function noiseField(number: number): readonly [number, number] {
  const random = seededRandom(number);
  return [Math.floor(random() * side.columns), Math.floor(random() * side.rows)];
}
