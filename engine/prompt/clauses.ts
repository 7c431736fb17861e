import type { Group } from './group.ts';
import { type Chunk, groupsOf, onlyNames } from './groups.ts';
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

type Joint = 'start' | 'and' | 'comma' | 'apart';

interface JointChunk extends Chunk {
  readonly joint: Joint;
  /** The word that joins it to the one before, by index. */
  readonly by: number | null;
}

const isAnd = (unit: Unit) => unit.meanings.some(({ kind }) => kind === 'and');
const isBut = (unit: Unit) => unit.meanings.some(({ kind }) => kind === 'but');

/** Cuts at "and", "but", commas and full stops. */
function chunksOf(units: readonly Unit[]): JointChunk[] {
  const chunks: JointChunk[] = [];
  let from = 0;
  let joint: Joint = 'start';
  let by: number | null = null;
  const cut = (to: number, next: Joint, word: number | null) => {
    if (to > from) {
      chunks.push({ from, to, joint, by });
      joint = next;
    } else if (joint !== 'start' && (next === 'apart' || joint === 'comma')) joint = next;
    by = word;
  };
  units.forEach((unit, at) => {
    if (unit.parted !== 'no' && at > 0) {
      cut(at, unit.parted === 'sentence' ? 'apart' : 'comma', null);
      from = at;
    }
    if (isAnd(unit) || isBut(unit)) {
      cut(at, isAnd(unit) ? 'and' : 'apart', at);
      from = at + 1;
    }
  });
  cut(units.length, 'apart', null);
  return chunks;
}

/**
 * Puts the groups of a prompt together: names of a list share what is said of the list, and what is said without a
 * name belongs to the nearest things named before it in the sentence, or to everything.
 */
export function clausesOf(units: readonly Unit[]): Clauses {
  const chunks = chunksOf(units);
  const said: { group: Group; clause: number }[] = [];
  const lost: number[] = [];
  let clause = 0;
  /** Names that wait for what is said of them. */
  let waiting: Group | null = null;

  const keep = (group: Group) => said.push({ group, clause });
  const settle = () => {
    if (waiting) keep(waiting);
    waiting = null;
  };

  chunks.forEach((chunk, index) => {
    const groups = groupsOf(units, chunk);
    const next = chunks[index + 1];
    if (chunk.joint === 'apart' || chunk.joint === 'comma') clause++;
    if (chunk.joint === 'apart') settle();
    const [first] = groups;
    if (!first) return;

    const last = said.at(-1)?.group;
    if (waiting) {
      if (first.named && joins(waiting, first))
        merge(waiting, first, groups.length === 1 && onlyNames(first));
      else settle();
      if (waiting) groups[0] = waiting;
      waiting = null;
    } else if (
      chunk.joint === 'and' &&
      last &&
      first.named &&
      onlyNames(first) &&
      !first.negated &&
      !first.only &&
      !first.still &&
      !first.verb &&
      rules(last)
    ) {
      last.items.push(...first.items.map((item) => inherit(item, last)));
      last.heard.push(...first.heard);
      last.units.push(...first.units);
      groups.shift();
    }

    groups.forEach((group, at) => {
      const isLast = at === groups.length - 1;
      if (group.named || group.items.length > 0) {
        const list =
          isLast &&
          onlyNames(group) &&
          (next?.joint === 'and' || (next?.joint === 'comma' && continues(chunks, index + 1, units)));
        if (list) waiting = group;
        else keep(group);
        return;
      }
      const previous = at > 0 || chunk.joint === 'and' || chunk.joint === 'comma' ? said.at(-1) : undefined;
      if (group.exceptFrom || (group.unknown && !group.motion && !group.isDefault))
        lost.push(...group.content);
      else if (group.isDefault) keep(group);
      else if (!group.says && !group.only) {
        // Glue alone; "no" without anything is lost.
        if (previous) previous.group.units.push(...group.units);
      } else if (previous && !group.overall && !previous.group.isDefault) {
        if (group.negated && !group.still && !group.verb && !group.motion && !group.heads)
          lost.push(...group.content);
        else previous.group.amend(group);
      } else if (group.negated && !group.still && !group.verb && !group.motion && !group.isDefault)
        lost.push(...group.content);
      else if (group.says) keep(group);
    });
  });
  settle();
  return { said, lost };
}

/** Whether a comma is followed by more names of a list that "and" ends: "clouds, waves and leaves". */
function continues(chunks: readonly JointChunk[], at: number, units: readonly Unit[]): boolean {
  for (let i = at; i < chunks.length; i++) {
    const groups = groupsOf(units, chunks[i]!);
    if (groups.length !== 1 || !onlyNames(groups[0]!) || groups[0]!.negated || groups[0]!.only) return false;
    if (chunks[i + 1]?.joint === 'and') return true;
    if (chunks[i + 1]?.joint !== 'comma') return false;
  }
  return false;
}

/** Whether what stands before a group's first name rules over names that "and" adds to it. */
const rules = (group: Group): boolean => onlyNames(group) && !group.heads;

/** Whether names that wait share what a group says: "no camera and clouds drift left" is two clauses. */
function joins(waiting: Group, group: Group): boolean {
  if (group.negated !== group.still && group.negated && !waiting.negated) return group.after;
  if (waiting.negated || waiting.still)
    return onlyNames(group) && !group.verb && !group.negated && !group.still;
  return true;
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
function inherit(item: Group['items'][number], group: Group): Group['items'][number] {
  const lead = group.items[0]?.lead;
  return !item.lead.said && lead ? { ...item, lead } : item;
}
