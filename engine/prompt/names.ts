import { type Group, type Item, Manner } from './group.ts';
import { absorbed } from './groups.ts';
import type { SoundIntent } from './intents.ts';
import type { Target } from './targets.ts';

export interface Names {
  readonly items: { readonly meant: readonly Item[]; readonly passed: readonly Item[] };
  readonly sounds: readonly {
    readonly sound: SoundIntent['sound'] | 'silence';
    readonly units: readonly number[];
  }[];
}

const everything: Item = {
  target: 'everything',
  path: null,
  located: false,
  sounds: null,
  lead: new Manner(),
  units: [],
  chunk: -1,
};

/** What a group names for the eye and for the ear: beside a word for sound, waves are heard. */
export function namesOf(group: Group): Names {
  const isSound = group.heard.some(({ sound }) => sound === 'any' || sound === 'silence');
  const kinds = group.heard.filter(({ sound }) => sound !== 'any');
  const general = group.heard.filter(({ sound }) => sound === 'any').flatMap(({ units }) => units);
  const asked = group.items.filter((item) => item.sounds && (isSound || isBreath(item, group)));
  const sounds = [
    ...kinds.map(({ sound, units }) => ({ sound, units: [...units, ...general] })),
    ...asked.map((item) => ({ sound: item.sounds!, units: [...item.units, ...general] })),
  ];
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
