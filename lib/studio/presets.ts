import type { Motion, MotionPlan } from '../../engine/contracts.ts';
import { scaled, withSeconds } from './planEdits.ts';

export const presetNames = ['subtle', 'alive', 'dreamy', 'cameraOnly', 'lucky'] as const;
export type PresetName = (typeof presetNames)[number];

/** Seeded numbers 0..1, the same everywhere (xorshift). */
function seeded(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state / 0x100000000;
  };
}

const slowed = (motion: Motion, factor: number): Motion => ({
  ...motion,
  cycles: Math.max(1, Math.round(motion.cycles * factor)),
});

/** Half of everything: one looks twice. */
const subtle = (motion: Motion): Motion => scaled(motion, 0.5);

/** A third more, and whatever can move does. */
const alive = (motion: Motion): Motion => ({ ...scaled(motion, 1.35), enabled: true });

/** Slow and wide: light and sky first, hardly a leaf. */
function dreamy(motion: Motion): Motion {
  switch (motion.kind) {
    case 'light':
      return { ...scaled(motion, 2), enabled: true };
    case 'finish':
      return { ...scaled(motion, 1.6), enabled: true };
    case 'camera':
      return { ...scaled(motion, 1.2), path: 'dolly' };
    case 'sway':
      return scaled(slowed(motion, 0.5), 0.6);
    case 'waves':
      return scaled(slowed(motion, 0.6), 0.7);
    default:
      return motion;
  }
}

const cameraOnly = (motion: Motion): Motion => ({
  ...motion,
  enabled: motion.kind === 'camera' || motion.kind === 'finish',
});

function lucky(random: () => number): (motion: Motion) => Motion {
  const wind = (random() * 2 - 1) * Math.PI;
  return (motion) => {
    const changed = { ...scaled(motion, 0.5 + 1.3 * random()), enabled: random() < 0.85 };
    if (changed.kind === 'camera') {
      const paths = ['orbit', 'dolly', 'zoom', 'pan'] as const;
      const side = random() < 0.5 ? -1 : 1;
      return {
        ...changed,
        path: paths[Math.floor(random() * paths.length)]!,
        travelX: side * changed.travelX,
      };
    }
    if (changed.kind === 'flow' || changed.kind === 'sway') return { ...changed, heading: wind };
    return changed;
  };
}

/**
 * A plan after one of the ready-made looks.
 * @param base what the planner chose for the picture: looks build on it, not on each other
 * @param current what is on show: its length, rate, sound and drawings stay
 * @param seed what luck depends on, 0..2^32-1
 */
export function withPreset(
  name: PresetName,
  base: MotionPlan,
  current: MotionPlan,
  seed: number,
): MotionPlan {
  const looks: Readonly<Record<PresetName, (motion: Motion) => Motion>> = {
    subtle,
    alive,
    dreamy,
    cameraOnly,
    lucky: lucky(seeded(seed)),
  };
  const { motions } = withSeconds(base, current.seconds);
  return { ...current, seed: name === 'lucky' ? seed : base.seed, motions: motions.map(looks[name]) };
}
