import { boxBlur } from '../../analyse/filters.ts';
import { type Raster, smoothstep } from '../../analyse/raster.ts';
import type { ClassMask, SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import { seededRandom } from '../../plan/random.ts';
import { distanceTo } from '../distance.ts';

/** A shore shorter than this, in widths of the picture, is not told from a stray cell. */
const leastShore = 0.2;
/** Difference in colour across a waterline that can be told; a doubtful one stays dry. */
const plainEdge = 0.12;
/** Way to each side of the waterline that the swash's map covers, diagonals. */
const band = 0.035;

/** Where a beach meets the water; four values a cell as `swash.wgsl` takes them. */
export interface Shore {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array<ArrayBuffer>;
}

/** The shore where ground, not rock, wall or plant, lies below the water in the picture; null without a beach. */
export function findShore(
  scene: SceneAnalysis,
  raster: Raster,
  water: ClassMask,
  seed: number,
): Shore | null {
  const { width, height } = water;
  const { ground, person } = scene.masks;
  if (!ground || ground.values.length !== water.values.length || raster.luma.length !== water.values.length)
    return null;
  const count = width * height;
  const diagonal = Math.hypot(width, height);
  const isGround = (i: number) => ground.values[i]! > 0.5 && water.values[i]! <= 0.5;
  const isWater = (i: number) => water.values[i]! > 0.5;
  const line = new Uint8Array(count);
  let length = 0;
  for (let i = width; i < count; i++) {
    // Beaches slope toward the viewer: sand below water. What rises behind the water is another shore.
    if (!isGround(i)) continue;
    for (let up = 1; up <= 3 && i - up * width >= 0; up++) {
      if (!isWater(i - up * width) || !isPlain(raster, i - (up + 3) * width, i + 3 * width)) continue;
      line[i] = 1;
      length++;
      break;
    }
  }
  if (length < leastShore * width) return null;
  const toLine = distanceTo(width, height, (i) => line[i] === 1);
  const random = seededRandom(seed ^ 0x2545f491);
  const white = Float32Array.from({ length: count }, () => random());
  const radius = Math.max(2, Math.round(0.03 * diagonal));
  const soft = boxBlur(boxBlur(white, width, height, radius), width, height, radius);
  const values = new Float32Array(4 * count);
  for (let i = 0; i < count; i++) {
    const way = toLine[i]! / diagonal;
    const near = 1 - smoothstep(0.6 * band, band, way);
    if (near === 0 || !(isGround(i) || isWater(i))) continue;
    values[4 * i] = isWater(i) ? way : -way;
    values[4 * i + 1] = Math.min(1, Math.max(-1, (soft[i]! - 0.5) * 12));
    values[4 * i + 2] = near * (1 - smoothstep(0.2, 0.5, person?.values[i] ?? 0));
  }
  return { width, height, values };
}

/** Whether the water's colour and the sand's differ. */
function isPlain({ red, green, blue }: Raster, above: number, below: number): boolean {
  if (above < 0 || below >= red.length) return false;
  return (
    Math.hypot(red[above]! - red[below]!, green[above]! - green[below]!, blue[above]! - blue[below]!) >
    plainEdge
  );
}
