import type { Clauses, Said } from './clauses.ts';
import type { Group, Item } from './group.ts';
import type { Intent, MotionIntent, SoundIntent } from './intents.ts';
import { namesOf } from './names.ts';
import { hasHeading, hasPace } from './targets.ts';
import type { Unit } from './units.ts';

export interface ReadIntents {
  readonly intents: readonly Intent[];
  /** For each unit, the intents that it serves. */
  readonly owners: readonly ReadonlySet<number>[];
  readonly ignored: readonly string[];
  /** What an intent is an exception from: without that it means nothing. */
  readonly exceptions: ReadonlyMap<number, readonly number[]>;
}

/** Factors keep within what planners can do. */
const range = { least: 0.25, most: 2.5 };
const softer = -8;
const louder = 4;

const within = (factor: number | null): number | null =>
  factor === null ? null : Number(Math.min(range.most, Math.max(range.least, factor)).toFixed(3));

/** Makes intents of clauses, and says which words each of them rests on. */
export function intentsOf(units: readonly Unit[], { said, lost }: Clauses): ReadIntents {
  const intents: Intent[] = [];
  const owners = units.map(() => new Set<number>());
  const ignored = new Set<number>([...lost, ...units.flatMap((unit, at) => (unit.understood ? [] : [at]))]);

  const bases = new Map<Group, readonly number[]>();
  const exceptions = new Map<number, readonly number[]>();
  const add = (intent: Intent, words: readonly number[]) => {
    for (const at of words) owners[at]!.add(intents.length);
    intents.push(intent);
  };

  for (const one of said) {
    const { group } = one;
    const { items, sounds } = namesOf(group);
    const loose = [...group.units, ...items.passed.flatMap((item) => item.units)];
    if (
      group.isDefault &&
      sounds.length === 0 &&
      items.meant.every(({ target }) => target === 'everything')
    ) {
      add({ kind: 'default' }, [...loose, ...items.meant.flatMap((item) => item.units)]);
      continue;
    }
    const motions = items.meant;
    const first = intents.length;
    if (
      group.headingUnits.length > 0 &&
      motions.length > 0 &&
      !motions.some(({ target }) => hasHeading(target))
    ) {
      for (const at of group.headingUnits) ignored.add(at);
    }
    const shared = loose.filter((at) => !ignored.has(at));
    for (const item of motions) {
      add(motionOf(item, one), [...item.units, ...shared, ...(sharedWords(group, item) ?? [])]);
    }
    for (const { sound, units: own } of sounds) {
      add(soundOf(sound, group, motions.length === 0), [...own, ...shared]);
    }
    if (group.exceptFrom) {
      for (let at = first; at < intents.length; at++) exceptions.set(at, bases.get(group.exceptFrom) ?? []);
    }
    bases.set(group, indicesFrom(first, intents.length));
  }
  return {
    intents,
    owners: owners.map((owned, at) => (ignored.has(at) ? new Set<number>() : owned)),
    exceptions,
    ignored: [...ignored].sort((a, b) => a - b).map((at) => units[at]!.text.toLowerCase()),
  };
}

const indicesFrom = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** Words before the first name of a list, which later names inherited. */
const sharedWords = (group: Group, item: Item): readonly number[] | null =>
  group.items.find((other) => other !== item && other.lead === item.lead)?.units.slice(0, -1) ?? null;

function motionOf(item: Item, { group, clause }: Said): MotionIntent {
  const { target } = item;
  const only = group.only && !group.stopped ? clause : null;
  const still: MotionIntent = {
    kind: 'motion',
    target,
    moves: false,
    only: null,
    heading: null,
    pace: null,
    amount: null,
    path: null,
  };
  if (group.stopped) return still;
  const manner = item.lead.with(group.manner);
  const broad = target === 'everything' || target === 'rest' || target === 'wind';
  const isCamera = target === 'camera';
  const goes = group.heads && hasHeading(target) && !(isCamera && group.toward);
  // "Everything slow" does not wake what was stilled before; "everything moves" does.
  const named =
    !broad || group.motion || group.verb || only !== null || group.negated || group.exceptFrom !== null;
  return {
    ...still,
    moves: named ? true : null,
    only,
    heading: goes ? Math.atan2(group.y, group.x) : null,
    pace: hasPace(target) ? within(manner.pace) : null,
    amount: within(manner.amount),
    path: isCamera ? (item.path ?? (group.toward ? 'dolly' : goes ? 'pan' : null)) : null,
  };
}

function soundOf(sound: SoundIntent['sound'] | 'silence', group: Group, alone: boolean): SoundIntent {
  const denied = group.exceptFrom ? group.stopped : group.negated !== group.still;
  const amount = alone ? (group.manner.amount ?? group.items[0]?.lead.amount ?? 1) : 1;
  return {
    kind: 'sound',
    sound: sound === 'silence' ? 'any' : sound,
    wanted: sound === 'silence' ? denied : !denied,
    only: group.only && alone && !denied,
    gain: amount < 1 ? softer : amount > 1 ? louder : 0,
  };
}
