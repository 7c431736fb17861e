import type { CameraMotion } from '../motions/camera/schema.ts';
import { type SoundKind, soundKinds } from '../sound/soundPlan.ts';
import type { Intent, MotionIntent } from './intents.ts';
import { groups, type Subject, subjects, subjectsOf } from './targets.ts';

/** What a prompt wants of one subject; null = the plan decides. */
export interface Wish {
  readonly moves: boolean | null;
  /** Radians: 0 = to the right, π/2 = down. */
  readonly heading: number | null;
  /** Factor on speed, 1 = as planned. */
  readonly pace: number;
  /** Factor on strength, 1 = as planned. */
  readonly amount: number;
  /** The way of the camera. */
  readonly path: CameraMotion['path'] | null;
}

/** What a prompt wants to hear. */
export interface SoundWishes {
  /** No sound at all. */
  readonly silent: boolean;
  readonly wanted: readonly SoundKind[];
  readonly unwanted: readonly SoundKind[];
  /** Decibels more than planned. */
  readonly gain: number;
}

const asPlanned: Wish = { moves: null, heading: null, pace: 1, amount: 1, path: null };

/** What "only the water" does not leave out. */
const ofWater = ['boats', 'glints'] as const;

/** What intents come to for each subject, the later over the earlier. */
export function wishesOf(intents: readonly Intent[]): Record<Subject, Wish> {
  const wishes = Object.fromEntries(subjects.map((name) => [name, asPlanned])) as Record<Subject, Wish>;
  const motions = intents.filter((intent) => intent.kind === 'motion');
  const named = new Set(motions.flatMap(({ target }) => (target === 'rest' ? [] : subjectsOf(target))));
  let lastOnly: number | null = null;
  for (const intent of motions) {
    if (intent.only !== null && intent.only !== lastOnly) {
      for (const subject of groups.everything) wishes[subject] = { ...wishes[subject], moves: false };
      lastOnly = intent.only;
    }
    if (intent.only !== null && intent.target === 'water') {
      for (const subject of ofWater) wishes[subject] = { ...wishes[subject], moves: null };
    }
    const meant = subjectsOf(intent.target).filter(
      (subject) => intent.target !== 'rest' || !named.has(subject),
    );
    for (const subject of meant) wishes[subject] = wished(wishes[subject], intent);
  }
  return wishes;
}

/** "Everything moves" takes back what was stilled; it does not wake what the plan itself leaves still. */
function wished(before: Wish, { target, moves, heading, pace, amount, path, only }: MotionIntent): Wish {
  const broad = (target === 'everything' || target === 'rest' || target === 'wind') && only === null;
  return {
    moves: moves === true && broad ? null : (moves ?? before.moves),
    heading: heading ?? before.heading,
    pace: pace ?? before.pace,
    amount: amount ?? before.amount,
    path: path ?? before.path,
  };
}

/** What intents come to for the ear, the later over the earlier. */
export function soundWishesOf(intents: readonly Intent[]): SoundWishes {
  let silent = false;
  let gain = 0;
  const wanted = new Set<SoundKind>();
  const unwanted = new Set<SoundKind>();
  for (const intent of intents) {
    if (intent.kind !== 'sound') continue;
    const { sound } = intent;
    if (intent.gain !== 0) gain = intent.gain;
    if (sound === 'any') silent = !intent.wanted;
    else {
      const [to, from] = intent.wanted ? [wanted, unwanted] : [unwanted, wanted];
      to.add(sound);
      from.delete(sound);
      if (intent.wanted) silent = false;
    }
    if (intent.only) for (const kind of soundKinds) if (!wanted.has(kind)) unwanted.add(kind);
  }
  return { silent, wanted: [...wanted], unwanted: [...unwanted], gain };
}
