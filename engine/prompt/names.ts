import { type Group, type Item, Manner } from './group.ts';
import type { SoundIntent } from './intents.ts';
import type { Target } from './targets.ts';

interface Sounds {
  readonly sound: SoundIntent['sound'] | 'silence';
  readonly units: readonly number[];
}

/** Nearer things are named by these than by the words around them: "a smile on the face" is a smile. */
const details: Readonly<Partial<Record<Target, readonly Target[]>>> = {
  person: ['smile', 'blink', 'head', 'hair', 'breath', 'face'],
  animal: ['breath', 'fur', 'hair'],
  water: ['mist', 'cloth'],
  face: ['smile', 'blink', 'head', 'hair'],
  head: ['smile', 'blink', 'hair'],
  wind: [
    'sky',
    'water',
    'boats',
    'foliage',
    'grass',
    'hair',
    'fur',
    'plants',
    'landscape',
    'smoke',
    'cloth',
    'mist',
  ],
  light: ['colour', 'glow', 'rays', 'glints', 'lights', 'lamps', 'stars', 'fire'],
  glow: ['lights', 'lamps', 'stars', 'fire', 'flames'],
  glints: ['lights', 'lamps', 'stars'],
  lights: ['stars'],
};

const isDetail = (whole: Target, part: Target): boolean =>
  whole === 'everything' ? part !== whole : (details[whole]?.includes(part) ?? false);

/** Whether two names can speak of the same thing. */
export const sameThing = (a: Target, b: Target): boolean => a === b || isDetail(a, b) || isDetail(b, a);

/** Names that another name of the same chunk makes needless. */
const absorbed = ({ target, chunk }: Item, items: readonly Item[]): boolean =>
  items.some((other) => other.chunk === chunk && isDetail(target, other.target));

/** Each sound once. */
const merged = (sounds: readonly Sounds[]): Sounds[] =>
  [...new Set(sounds.map(({ sound }) => sound))].map((sound) => ({
    sound,
    units: sounds.filter((one) => one.sound === sound).flatMap(({ units }) => units),
  }));

export interface Names {
  readonly items: { readonly meant: readonly Item[]; readonly passed: readonly Item[] };
  readonly sounds: readonly Sounds[];
}

const everything: Item = {
  target: 'everything',
  path: null,
  located: false,
  sound: null,
  lead: new Manner(),
  units: [],
  chunk: -1,
};

/** What a group names for the eye and for the ear: beside a word for sound, waves are heard. */
export function namesOf(group: Group): Names {
  const isSound = group.heard.some(({ sound }) => sound === 'any' || sound === 'silence');
  const echo = group.items.length === 0 ? group.echo : [];
  const kinds = [...group.heard.filter(({ sound }) => sound !== 'any'), ...echo];
  const general = group.heard.filter(({ sound }) => sound === 'any').flatMap(({ units }) => units);
  const asked = group.items.filter((item) => item.sound && (isSound || isBreath(item, group)));
  const sounds = merged([
    ...kinds.map(({ sound, units }) => ({ sound, units: [...units, ...general] })),
    ...asked.map((item) => ({ sound: item.sound!, units: [...item.units, ...general] })),
  ]);
  if (isSound && sounds.length === 0) sounds.push({ sound: 'any', units: general });
  const left = group.items.filter(
    (item) => !asked.includes(item) && !(isSound && item.target === 'everything'),
  );
  const placed = left.some(({ located }) => !located) || sounds.length > 0;
  const byTarget = new Map<Target, Item>();
  const passed: Item[] = group.items.filter((item) => isSound && item.target === 'everything');
  for (const item of left) {
    if ((item.located && placed) || absorbed(item, left)) passed.push(item);
    else {
      const before = byTarget.get(item.target);
      byTarget.set(
        item.target,
        before
          ? {
              ...item,
              path: before.path ?? item.path,
              lead: before.lead.with(item.lead),
              units: [...before.units, ...item.units],
            }
          : item,
      );
    }
  }
  const speaks = left.length === 0 && sounds.length === 0 && !group.isDefault;
  const meant = speaks ? [everything] : [...byTarget.values()];
  return { items: { meant, passed }, sounds };
}

/** Whether wind is only named: "with wind" is heard, "strong wind" moves what stands in it. */
const isBreath = (item: Item, group: Group): boolean =>
  item.target === 'wind' &&
  group.items.length === 1 &&
  !(group.heads || item.lead.said || group.manner.said || group.stopped || group.verb || group.only);
