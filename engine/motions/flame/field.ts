import { boxBlur } from '../../analyse/filters.ts';
import { saturate } from '../../analyse/raster.ts';
import { boxAround, connectedRegions } from '../../analyse/regions.ts';
import type { ClassMask, SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import { seededRandom } from '../../plan/random.ts';
import { distanceTo } from '../distance.ts';
import { addSwing, ModeBuilder, type Modes } from '../modes.ts';
import type { FlameMotion } from './schema.ts';

/** Tongues lick so many times as often as the slowest; light flickers with them. */
const harmonics = [1, 2, 3] as const;
/** Waves from the root to the tip of a flame, of the slowest harmonic. */
const wavesInFlame = 0.7;
/** How far around a flame the air moves with it, and its light falls, in its own heights. */
const reach = { air: 0.35, light: 1.2 };

/** One fire: its cells, its root's row and its height in cells. */
export interface Fire {
  readonly cells: readonly number[];
  readonly root: number;
  readonly height: number;
}

/** The fires of a mask, each connected. */
export function firesOf({ width, height, values }: ClassMask): Fire[] {
  return connectedRegions(width, height, (i) => values[i]! > 0.5).map((cells) => {
    const { bottom, rows } = boxAround(cells, width);
    return { cells, root: bottom, height: rows };
  });
}

/**
 * The offsets (picture units) of flames and the swing of their light (stops) on the mask's grid: waves that climb
 * from the root, where nothing moves, to the tip, the wider the higher.
 */
export function flameModes(
  scene: SceneAnalysis,
  mask: ClassMask,
  motion: FlameMotion,
  seed: number,
): { readonly lick: Modes; readonly light: Modes } {
  const { width, height } = mask;
  const lick = new ModeBuilder(width, height, 2);
  const light = new ModeBuilder(width, height, 1);
  const aspect = scene.picture.width / scene.picture.height;
  const random = seededRandom(seed ^ 0xbb67ae85);
  for (const fire of firesOf(mask)) {
    const isOf = new Set(fire.cells);
    const distance = distanceTo(width, height, (i) => isOf.has(i));
    const air = Math.max(1.5, reach.air * fire.height);
    const size = motion.lick * (fire.height / height);
    for (const n of harmonics) {
      const count = Math.min(16, n * motion.cycles);
      const mode = lick.at(count);
      const shine = light.at(count);
      const start = 2 * Math.PI * random();
      const glow = 2 * Math.PI * random();
      for (let i = 0; i < distance.length; i++) {
        const share = saturate(1 - distance[i]! / air);
        const up = (fire.root - Math.floor(i / width)) / fire.height;
        if (share > 0 && motion.lick > 0 && up > 0) {
          const weight = (share * share * (3 - 2 * share) * Math.min(1.2, up) ** 1.4) / n;
          const phase = start + 2 * Math.PI * wavesInFlame * Math.sqrt(n) * up;
          // Up and down it goes a quarter of a lick later: tongues circle, they do not slide.
          addSwing(mode, 2 * i, (-size * weight) / aspect, phase);
          addSwing(mode, 2 * i + 1, -0.6 * size * weight, phase + Math.PI / 2);
        }
        const lit = saturate(1 - distance[i]! / (reach.light * fire.height + 2));
        if (lit > 0 && motion.flicker > 0) addSwing(shine, i, (motion.flicker * lit * lit) / n, glow);
      }
    }
  }
  return { lick: lick.build(), light: softened(light.build()) };
}

/** Light has no edges. */
function softened(modes: Modes): Modes {
  const { width, height } = modes;
  const blur = (plane: Float32Array<ArrayBuffer>) =>
    boxBlur(plane, width, height, Math.max(1, Math.round(width / 100)));
  const list = modes.list.map((mode) => ({ ...mode, sine: blur(mode.sine), cosine: blur(mode.cosine) }));
  return { ...modes, list };
}
