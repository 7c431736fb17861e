import { boxBlur } from '../../analyse/filters.ts';
import type { Raster } from '../../analyse/raster.ts';
import { resample } from '../../analyse/resample.ts';
import type { ClassMask, SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import { seededRandom } from '../../plan/random.ts';
import { ModeBuilder, type Modes } from '../modes.ts';
import { bendOf } from './bend.ts';
import type { SwayMotion } from './schema.ts';

/** Bending repeats so many times as often as its slowest part, each as much smaller. */
const harmonics = [1, 2, 3, 5] as const;
/** Leaves flutter so many times as often. */
const flutters = [5, 7] as const;
/** Size of a leaf's cluster that flutters as one, share of the diagonal. */
const cluster = 0.02;
/** Farthest flutter at full share, share of the diagonal. */
const farthestFlutter = 0.0016;

/**
 * The offsets (picture units) of what sways, on the mask's grid. Gusts travel along the wind: the phase of each
 * harmonic falls with the way, irregularly, and each plant begins at its own.
 */
export function swayModes(
  scene: SceneAnalysis,
  raster: Raster,
  mask: ClassMask,
  motion: SwayMotion,
  seed: number,
): Modes {
  const { width, height } = mask;
  const aspect = scene.picture.width / scene.picture.height;
  const diagonal = Math.hypot(aspect, 1);
  const { weight, plant } = bendOf(scene, raster, mask, motion);
  const modes = new ModeBuilder(width, height, 2);
  const random = seededRandom(seed ^ 0x510e527f);
  const [windX, windY] = [Math.cos(motion.heading), Math.sin(motion.heading)];
  const norm = Math.sqrt(2 / harmonics.reduce((sum, n) => sum + 1 / (n * n), 0)) * 0.6;
  for (const n of harmonics) {
    const mode = modes.at(Math.min(16, n * motion.cycles));
    const drift = smoothNoise(
      width,
      height,
      Math.max(4, Math.round(0.08 * Math.hypot(width, height))),
      random,
    );
    const start = 2 * Math.PI * random();
    // A stem that bends aside also sinks a little.
    const sink = 0.25 * (random() - 0.5);
    const size = (motion.reach * diagonal * norm) / n;
    for (let i = 0; i < weight.length; i++) {
      if (weight[i] === 0) continue;
      const x = (((i % width) + 0.5) / width) * aspect;
      const y = (Math.floor(i / width) + 0.5) / height;
      const way = (x * windX + y * windY) / motion.gust;
      // Shorter gusts for the faster part, though not as much shorter: they all travel with one wind.
      const phase = start + 2 * Math.PI * (way * Math.sqrt(n) + plant[i]! + 0.35 * drift[i]!);
      add(
        mode,
        i,
        (size * weight[i]! * (windX - sink * windY)) / aspect,
        size * weight[i]! * (windY + sink * windX),
        phase,
      );
    }
  }
  for (const n of motion.flutter > 0 ? flutters : []) {
    const mode = modes.at(Math.min(16, n * motion.cycles));
    const radius = Math.max(1, Math.round((cluster * Math.hypot(width, height)) / 2));
    const [dx, dy, turn] = [0, 1, 2].map(() => smoothNoise(width, height, radius, random)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const size = motion.flutter * farthestFlutter * diagonal * (flutters[0] / n);
    for (let i = 0; i < weight.length; i++) {
      if (weight[i] === 0) continue;
      const free = Math.min(1, 2 * weight[i]!);
      add(mode, i, (size * free * dx[i]!) / aspect, size * free * dy[i]!, 2 * Math.PI * turn[i]!);
    }
  }
  return modes.build();
}

/** Adds what moves by (x, y) times sin(angle - phase), as an offset of where to look. */
function add(
  mode: { sine: Float32Array; cosine: Float32Array },
  i: number,
  x: number,
  y: number,
  phase: number,
) {
  const sine = Math.sin(phase);
  const cosine = Math.cos(phase);
  mode.sine[2 * i]! -= x * cosine;
  mode.sine[2 * i + 1]! -= y * cosine;
  mode.cosine[2 * i]! -= x * sine;
  mode.cosine[2 * i + 1]! -= y * sine;
}

/** Noise of about -1..1 whose features are some `radius` cells wide. Drawn on a coarser grid: it is smooth. */
function smoothNoise(width: number, height: number, radius: number, random: () => number): Float32Array {
  const step = Math.max(1, Math.floor(radius / 3));
  const columns = Math.ceil(width / step) + 1;
  const rows = Math.ceil(height / step) + 1;
  const white = new Float32Array(columns * rows);
  for (let i = 0; i < white.length; i++) white[i] = random() - 0.5;
  const reach = Math.round(radius / step);
  const coarse = boxBlur(boxBlur(white, columns, rows, reach), columns, rows, reach);
  let most = 1e-6;
  for (let i = 0; i < coarse.length; i++) most = Math.max(most, Math.abs(coarse[i]!));
  for (let i = 0; i < coarse.length; i++) coarse[i] = (1.6 * coarse[i]!) / most;
  return resample(coarse, columns, rows, width, height);
}
