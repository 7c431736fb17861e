import { saturate, smoothstep } from '../../analyse/raster.ts';
import { boxAround, connectedRegions } from '../../analyse/regions.ts';
import type { ClassMask, SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import { seededRandom } from '../../plan/random.ts';
import { distanceTo } from '../distance.ts';
import { addSwing, ModeBuilder, type Modes } from '../modes.ts';
import { addFaces } from '../stillFaces.ts';
import type { ClothMotion } from './schema.ts';

/** Folds pass so many times as often as the longest. */
const harmonics = [1, 2, 3] as const;
/** Folds along a cloth, of the slowest harmonic. */
const folds = 1.1;
/** Taller than this many times its width, a cloth hangs from above. */
const hanging = 1.3;
/** What the longest fold moves at most, share of the picture's height: a flag that fills it has more and smaller ones. */
const mostWave = 0.03;
/** Where the picture ends it is still, share of the picture. */
const border = 0.04;
/** How far past its edge the cloth's surroundings go with it, share of its length. */
const fringe = 0.12;

/**
 * The offsets (picture units) of cloth and the light on its folds (stops) on the mask's grid: waves that run from
 * where it is held to its free end, growing on the way. Faces before it stay, however broad the brush was.
 */
export function clothModes(
  scene: SceneAnalysis,
  mask: ClassMask,
  motion: ClothMotion,
  seed: number,
): { readonly wave: Modes; readonly light: Modes } {
  const { width, height } = mask;
  const wave = new ModeBuilder(width, height, 2);
  const light = new ModeBuilder(width, height, 1);
  const aspect = scene.picture.width / scene.picture.height;
  // A cell's sides in heights of the picture.
  const [cellX, cellY] = [aspect / width, 1 / height];
  const random = seededRandom(seed ^ 0x3c6ef372);
  const still = new Float32Array(width * height);
  addFaces(still, mask, scene.faces);
  const loose = still.map((share, i) => (1 - share) * inFrame(i, width, height));
  for (const cells of connectedRegions(width, height, (i) => mask.values[i]! > 0.5)) {
    const way = wayOf(cells, width, cellX, cellY, motion.heading);
    const along = (i: number) => way.x * (i % width) * cellX + way.y * Math.floor(i / width) * cellY;
    const held = cells.reduce((least, i) => Math.min(least, along(i)), Number.POSITIVE_INFINITY);
    const free = cells.reduce((most, i) => Math.max(most, along(i)), Number.NEGATIVE_INFINITY);
    const length = Math.max(free - held, cellY);
    const isOf = new Set(cells);
    const distance = distanceTo(width, height, (i) => isOf.has(i));
    const reach = Math.max(2, (fringe * length) / cellY);
    for (const n of harmonics) {
      const count = Math.min(16, n * motion.cycles);
      const [mode, shade] = [wave.at(count), light.at(count)];
      const start = 2 * Math.PI * random();
      const size = Math.min(motion.wave * length, mostWave) / n;
      for (let i = 0; i < distance.length; i++) {
        if (distance[i]! > reach) continue;
        const share = (1 - smoothstep(0, reach, distance[i]!)) * loose[i]!;
        const s = saturate((along(i) - held) / length);
        const weight = share * smoothstep(0, 0.5, s) * (0.35 + 0.65 * s);
        if (weight === 0) continue;
        const phase = start + 2 * Math.PI * folds * Math.sqrt(n) * s;
        // Across the way mostly, and a little along it: the cloth does not get longer.
        const [x, y] = [-way.y + 0.25 * way.x, way.x + 0.25 * way.y];
        addSwing(mode, 2 * i, (-size * weight * x) / aspect, phase);
        addSwing(mode, 2 * i + 1, -size * weight * y, phase);
        if (isOf.has(i)) addSwing(shade, i, (motion.shade * weight) / n, phase + Math.PI / 2);
      }
    }
  }
  return { wave: wave.build(), light: light.build() };
}

/** 0 at the picture's border, beyond which there is nothing to wave, 1 a little inside. */
function inFrame(i: number, width: number, height: number): number {
  const [x, y] = [i % width, Math.floor(i / width)];
  const aside = Math.min(x / width, 1 - (x + 1) / width, y / height, 1 - (y + 1) / height);
  return smoothstep(0, border, aside);
}

/** The way from where a cloth is held to its free end: down where it hangs, else with the wind. */
function wayOf(cells: readonly number[], width: number, cellX: number, cellY: number, heading: number) {
  const { columns, rows } = boxAround(cells, width);
  if (rows * cellY > hanging * columns * cellX) return { x: 0, y: 1 };
  return { x: Math.cos(heading), y: Math.sin(heading) };
}
