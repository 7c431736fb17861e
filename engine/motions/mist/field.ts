import { bodiesOf } from '../../analyse/bodies.ts';
import { boxBlur } from '../../analyse/filters.ts';
import { type Raster, saturate, smoothstep } from '../../analyse/raster.ts';
import type { ClassMask, SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import { seededRandom } from '../../plan/random.ts';
import { addSwing, ModeBuilder, type Modes } from '../modes.ts';
import type { MistMotion } from './schema.ts';

type Plane = Float32Array<ArrayBuffer>;

/** Puffs pass so many times as often as the largest. */
const harmonics = [1, 2, 3] as const;
const wavesEach = 4;
/** How far their ways fan out to each side of straight up, radians. */
const fan = 1.1;
/** Luma between which falling water counts as white. */
const white = { from: 0.45, to: 0.75 };
/** How far down the end of the white is looked for, and how wide its mist spreads, share of the diagonal. */
const fall = { drop: 0.06, spread: 0.035 };

/**
 * How thick mist can be at each cell, 0..1, on the mask's grid: around where white water ends below. The brightest
 * foot has all of it.
 */
export function footOf(mask: ClassMask, { luma, width, height }: Raster): Plane {
  const foam = luma.map((value, i) => mask.values[i]! * smoothstep(white.from, white.to, value)) as Plane;
  const diagonal = Math.hypot(width, height);
  const drop = Math.max(1, Math.round(fall.drop * diagonal));
  const soft = boxBlur(foam, width, height, Math.max(1, Math.round(drop / 3)));
  const foot = soft.map((value, i) => {
    const below = i + drop * width;
    return below < soft.length ? Math.max(0, value - soft[below]!) : 0;
  }) as Plane;
  const radius = Math.max(1, Math.round(fall.spread * diagonal));
  const spread = boxBlur(boxBlur(foot, width, height, radius), width, height, radius);
  const most = spread.reduce((a, b) => Math.max(a, b), 0);
  return most > 1e-4 ? (spread.map((value) => saturate(value / most) ** 0.8) as Plane) : spread;
}

/**
 * The veil's shares of mist that rises and drifts: waves of several lengths that travel up, fanned out, less what
 * they are at the loop's start.
 */
export function mistModes(
  scene: SceneAnalysis,
  mask: ClassMask,
  raster: Raster,
  motion: MistMotion,
  seed: number,
): Modes {
  const { width, height } = mask;
  const modes = new ModeBuilder(width, height, 1);
  if (raster.luma.length !== mask.values.length) return modes.build();
  const foot = footOf(mask, raster);
  const still = bodiesOf(scene.masks)?.values;
  const aspect = scene.picture.width / scene.picture.height;
  const random = seededRandom(seed ^ 0x6a09e667);
  const size = motion.veil / Math.sqrt((harmonics.length * wavesEach) / 2);
  for (const n of harmonics) {
    const mode = modes.at(Math.min(16, n * motion.cycles));
    for (let wave = 0; wave < wavesEach; wave++) {
      const turn = fan * (2 * random() - 1);
      const number = (2 * Math.PI * Math.sqrt(n)) / (motion.length * (0.8 + 0.4 * random()));
      const [kx, ky] = [number * Math.sin(turn), -number * Math.cos(turn)];
      const start = 2 * Math.PI * random();
      for (let i = 0; i < foot.length; i++) {
        if (foot[i]! < 0.01) continue;
        const x = (((i % width) + 0.5) / width) * aspect;
        const y = (Math.floor(i / width) + 0.5) / height;
        const phase = kx * x + ky * y + start;
        const share = size * foot[i]! * (1 - smoothstep(0.2, 0.5, still?.[i] ?? 0));
        addSwing(mode, i, share, phase);
      }
    }
  }
  return modes.build();
}
