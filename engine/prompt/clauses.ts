import { chunksOf, type Joint, type JointChunk } from './chunks.ts';
import { type Group, type Item, Manner } from './group.ts';
import { groupsOf } from './groupReader.ts';
import type { Unit } from './units.ts';

/** A group and the number of the clause that it stands in. */
export interface Said {
  readonly group: Group;
  readonly clause: number;
}

export interface Clauses {
  readonly said: readonly Said[];
  /** Words that make no sense where they stand, by index. */
  readonly lost: readonly number[];
}

/**
 * Puts the groups of a prompt together: names of a list share what is said of the list, and what is said without a
 * name belongs to the nearest things named before it in the sentence, or to everything.
 */
export function clausesOf(units: readonly Unit[]): Clauses {
  const chunks = chunksOf(units).map((chunk) => ({ ...chunk, groups: groupsOf(units, chunk) }));
  const reader = new ClauseReader();
  chunks.forEach((chunk, index) => {
    reader.read(chunk, goesOn(chunks, index));
  });
  return reader.end();
}

interface ReadChunk extends JointChunk {
  readonly groups: readonly Group[];
}

class ClauseReader {
  readonly #said: Said[] = [];
  readonly #lost: number[] = [];
  #clause = 0;
  /** Names that wait for what is said of them. */
  #waiting: Group | null = null;

  /** @param listed whether the chunk's last names are part of a list that goes on. */
  read({ groups, joint, from }: ReadChunk, listed: boolean): void {
    if (joint !== 'and') this.#clause++;
    if (joint === 'apart' || joint === 'but') this.#settle();
    const [first, ...others] = groups;
    if (!first) return;
    const begun = this.#begun(first, joint, others.length === 0);
    const left = begun === null ? others : [begun, ...others];
    left.forEach((group, at) => {
      const after =
        at > 0 || (joint !== 'apart' && joint !== 'start') ? (this.#said.at(-1)?.group ?? null) : null;
      if (group.toward && group.items.length === 0 && !after) group.items.push(camera(from));
      if (!group.named && group.items.length === 0) this.#unnamed(group, after, joint);
      else if (listed && at === left.length - 1 && onlyNames(group)) this.#waiting = group;
      else this.#keep(group);
    });
  }

  end(): Clauses {
    this.#settle();
    return { said: this.#said, lost: this.#lost };
  }

  #keep(group: Group): void {
    this.#said.push({ group, clause: this.#clause });
  }

  #settle(): void {
    if (this.#waiting) this.#keep(this.#waiting);
    this.#waiting = null;
  }

  /** The first group of a chunk with the names that wait for it; null where names before it took it in. */
  #begun(first: Group, joint: Joint, alone: boolean): Group | null {
    const waiting = this.#waiting;
    if (waiting) {
      if (first.named && joins(waiting, first)) merge(waiting, first, alone && onlyNames(first));
      else {
        this.#settle();
        return first;
      }
      this.#waiting = null;
      return waiting;
    }
    const last = this.#said.at(-1)?.group;
    const bare = onlyNames(first) && !first.negated && !first.only && !first.still && !first.verb;
    if (joint !== 'and' || !last || !bare || !onlyNames(last)) return first;
    last.items.push(...first.items.map((item) => inherit(item, last)));
    last.heard.push(...first.heard);
    last.units.push(...first.units);
    return null;
  }

  /** What is said without a name. @param last what was named before it in the sentence. */
  #unnamed(group: Group, last: Group | null, joint: Joint): void {
    const denies = group.negated && !group.still && !group.verb && !group.motion;
    if (group.exceptFrom) group.exceptFrom.amend(group);
    else if (group.unknown && !group.motion && !group.isDefault) this.#lost.push(...group.content);
    else if (group.isDefault) this.#keep(group);
    else if (!group.says && !group.only) last?.units.push(...group.units);
    else if (denies && !(last && group.heads)) this.#lost.push(...group.content);
    else if (last && !group.overall && !last.isDefault) last.amend(group, joint === 'and');
    else if (group.says) this.#keep(group);
  }
}

/** Moves without a name that go toward the viewer are the camera's: "move closer". */
const camera = (chunk: number): Item => ({
  target: 'camera',
  path: null,
  located: false,
  sound: null,
  lead: new Manner(),
  units: [],
  chunk,
});

/** Whether a group only names things; words before the first of them may rule over it. */
const onlyNames = (group: Group): boolean =>
  group.named && !group.after && !group.manner.said && !group.heads && !group.isDefault && !group.exceptFrom;

/** Whether a chunk's names are part of a list that goes on: by "and", or by commas up to an "and". */
function goesOn(chunks: readonly ReadChunk[], index: number): boolean {
  for (let at = index + 1; at < chunks.length; at++) {
    const { joint, groups } = chunks[at]!;
    if (joint === 'and') return true;
    const [only, ...more] = groups;
    if (joint !== 'comma' || !only || more.length > 0) return false;
    if (!onlyNames(only) || only.negated || only.only) return false;
  }
  return false;
}

/** Whether names that wait share what a group says: "no camera and clouds drift left" is two clauses. */
function joins(waiting: Group, group: Group): boolean {
  if (waiting.negated || waiting.still)
    return onlyNames(group) && !group.verb && !group.negated && !group.still;
  return !group.negated || group.still || group.after;
}

/** Brings waiting names and a group together. */
function merge(waiting: Group, group: Group, names: boolean): void {
  waiting.items.push(...(names ? group.items.map((item) => inherit(item, waiting)) : group.items));
  waiting.heard.push(...group.heard);
  const { negated, still } = waiting;
  waiting.amend(group);
  waiting.negated = negated !== group.negated;
  waiting.still = still || group.still;
  waiting.motion ||= group.motion;
  waiting.after ||= group.after;
  waiting.isDefault ||= group.isDefault;
  waiting.exceptFrom ??= group.exceptFrom;
  waiting.content.push(...group.content);
  waiting.unknown ||= group.unknown;
}

/** "Slow clouds and water": what stands before the first of a list is said of all. */
function inherit(item: Item, group: Group): Item {
  const lead = group.items[0]?.lead;
  return !item.lead.said && lead ? { ...item, lead } : item;
}
