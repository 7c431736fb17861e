import { Group, type Item, Manner } from './group.ts';
import type { Meaning } from './meaning.ts';
import { subjectsOf, type Target } from './targets.ts';
import type { Unit } from './units.ts';

/** A run of words without "and" or a comma in it. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

const has = (unit: Unit | undefined, kind: Meaning['kind']) =>
  unit?.meanings.some((meaning) => meaning.kind === kind) ?? false;

/** Nearer things are named by these than by the words around them: "a smile on the face" is a smile. */
const details: Readonly<Partial<Record<Target, readonly Target[]>>> = {
  person: ['smile', 'blink', 'head', 'hair', 'breath', 'face'],
  face: ['smile', 'blink', 'head', 'hair'],
  head: ['smile', 'blink', 'hair'],
  wind: ['sky', 'water', 'boats', 'foliage', 'grass', 'hair', 'plants', 'landscape'],
  light: ['colour', 'glow', 'rays', 'glints'],
};

/** Names that another name of the same group makes needless. */
export const absorbed = ({ target, chunk }: Item, items: readonly Item[]): boolean =>
  items.some(
    (other) =>
      other.chunk === chunk &&
      (target === 'everything'
        ? other.target !== 'everything'
        : (details[target]?.includes(other.target) ?? false)),
  );

const sameThing = (a: Target, b: Target): boolean =>
  a === b ||
  (details[a]?.includes(b) ?? false) ||
  (details[b]?.includes(a) ?? false) ||
  a === 'everything' ||
  b === 'everything';

/**
 * Reads a chunk into groups: things named with what is said of them. A thing that is named after something was said
 * of another begins a new group, and so do "no", "without" and "except"; words right before it go with it.
 */
export function groupsOf(units: readonly Unit[], { from, to }: Chunk): Group[] {
  const groups: Group[] = [];
  let group = new Group();
  /** Words right before a thing. */
  let lead: { unit: number; manner: Manner }[] = [];
  let [degree, degreeUnit] = [1, -1];
  let alone: number | undefined;
  let turned = false;
  let located = false;
  let skipHeading = false;

  const begin = () => {
    groups.push(group);
    group = new Group();
  };
  const dropDegree = () => {
    if (degreeUnit >= 0 && alone !== undefined) group.manner.add({ amount: alone });
    [degree, degreeUnit, alone] = [1, -1, undefined];
  };
  const measuredNext = (at: number): boolean => {
    let next = at + 1;
    while (next < to && has(units[next], 'degree')) next++;
    return next < to && has(units[next], 'measure');
  };
  const headedNext = (at: number): boolean => {
    let next = at + 1;
    while (next < to && (has(units[next], 'filler') || has(units[next], 'place') || has(units[next], 'from')))
      next++;
    return next < to && has(units[next], 'heading');
  };
  const namesLater = (at: number) =>
    units.slice(at + 1, to).some((unit) => has(unit, 'target') || unit.hearings.length > 0);
  const settleLead = () => {
    for (const { unit, manner } of lead) {
      group.manner.add(manner);
      group.units.push(unit);
      group.content.push(unit);
      if (group.named) group.after = true;
    }
    lead = [];
  };

  for (let at = from; at < to; at++) {
    const unit = units[at]!;
    if (!unit.understood) {
      group.unknown = true;
      settleLead();
      located = false;
      continue;
    }
    const target = unit.meanings.find((meaning) => meaning.kind === 'target');
    if (target) {
      const path = target.path ?? null;
      const name = target.target;
      const fits = group.items.some((item) => sameThing(item.target, name));
      if (!located && group.named && group.after && !fits) begin();
      const manner = new Manner();
      for (const one of lead) manner.add(one.manner);
      if (degreeUnit >= 0 && alone !== undefined) manner.add({ amount: alone });
      [degree, degreeUnit, alone] = [1, -1, undefined];
      const asked = unit.hearings.find((hearing) => hearing.asked)?.sound;
      group.items.push({
        target: name,
        path,
        located: located && !path,
        sounds: asked && asked !== 'any' && asked !== 'silence' ? asked : null,
        lead: manner,
        units: [...lead.map((one) => one.unit), at],
        chunk: from,
      });
      if (path) group.verb = true;
      lead = [];
      located = false;
    }
    for (const hearing of unit.hearings) {
      if (hearing.asked) continue;
      if (!target && group.named && group.after && group.heard.length === 0 && hearing.sound !== 'any') {
        // "clouds drift left with rain"
        if (group.items.length > 0 && !has(units[at - 1], 'from')) begin();
      }
      settleLead();
      group.heard.push({ sound: hearing.sound, units: [at] });
      located = false;
    }
    for (const meaning of unit.meanings) {
      if (meaning.kind === 'target') continue;
      const isGlue =
        meaning.kind === 'filler' ||
        meaning.kind === 'place' ||
        meaning.kind === 'from' ||
        meaning.kind === 'degree';
      if (!isGlue && meaning.kind !== 'measure') {
        settleLead();
        dropDegree();
      }
      switch (meaning.kind) {
        case 'measure': {
          if (meaning.calm) group.calm = true;
          if (meaning.overall) group.overall = true;
          const manner = new Manner();
          manner.add(meaning, degree);
          [degree, degreeUnit, alone] = [1, -1, undefined];
          let next = at + 1;
          while (next < to && units[next]!.attributive && has(units[next], 'measure')) next++;
          if (
            unit.attributive &&
            next < to &&
            (has(units[next], 'target') || units[next]!.hearings.length > 0)
          ) {
            lead.push({ unit: at, manner });
          } else {
            settleLead();
            group.manner.add(manner);
            group.units.push(at);
            group.content.push(at);
            if (group.named) group.after = true;
          }
          continue;
        }
        case 'degree':
          [degree, degreeUnit, alone] = [degree * meaning.power, at, meaning.alone];
          break;
        case 'heading':
          located = false;
          if (skipHeading) skipHeading = false;
          else {
            group.head(
              turned ? -meaning.x : meaning.x,
              turned ? -meaning.y : meaning.y,
              meaning.toward ?? false,
            );
            group.headingUnits.push(at);
          }
          turned = false;
          group.content.push(at);
          if (group.named) group.after = true;
          break;
        case 'from':
          turned = headedNext(at);
          break;
        case 'verb':
          group.verb = true;
          if (meaning.x !== undefined && meaning.y !== undefined && !group.heads)
            group.head(meaning.x, meaning.y, false);
          if (group.named) group.after = true;
          group.content.push(at);
          located = false;
          break;
        case 'motion':
          group.motion = true;
          group.content.push(at);
          break;
        case 'negation': {
          if (measuredNext(at) && !meaning.before) {
            [degree, degreeUnit] = [-0.4, at];
            // What follows up to the measure only says how much.
            break;
          }
          if (!meaning.before && headedNext(at)) {
            skipHeading = true;
            break;
          }
          if (meaning.before && group.named && !isMotionNext(units, at, to)) begin();
          group.negated = !group.negated;
          group.content.push(at);
          break;
        }
        case 'nothing':
          if (group.named) begin();
          group.items.push({
            target: 'everything',
            path: null,
            located: false,
            sounds: null,
            lead: new Manner(),
            units: [at],
            chunk: from,
          });
          group.negated = !group.negated;
          continue;
        case 'still':
          group.still = true;
          if (group.named) group.after = true;
          group.content.push(at);
          break;
        case 'keep':
          group.keep = true;
          break;
        case 'only':
          if ((measuredNext(at) || has(units[at + 1], 'degree')) && !namesLater(at)) break;
          if (group.named && namesLater(at)) begin();
          group.only = true;
          break;
        case 'except': {
          const whole = group;
          begin();
          group.exceptFrom = whole;
          break;
        }
        case 'nothing-else':
          group.only = true;
          break;
        case 'place':
          located = true;
          break;
        case 'default':
          group.isDefault = true;
          group.content.push(at);
          break;
        default:
          break;
      }
      group.units.push(at);
    }
  }
  settleLead();
  dropDegree();
  groups.push(group);
  return groups.filter(
    (one) => one.units.length > 0 || one.items.length > 0 || one.heard.length > 0 || one.unknown,
  );
}

/** Whether a "no" speaks of the movement of what was named before it: "the camera makes no movement". */
function isMotionNext(units: readonly Unit[], at: number, to: number): boolean {
  let next = at + 1;
  while (
    next < to &&
    (has(units[next], 'measure') || has(units[next], 'degree') || has(units[next], 'filler'))
  )
    next++;
  return next < to && has(units[next], 'motion');
}

/** Whether a group only names things; words before the first thing may rule over it. */
export const onlyNames = (group: Group): boolean =>
  group.named && !group.after && !group.manner.said && !group.heads && !group.isDefault && !group.exceptFrom;

/** Subjects that groups name. */
export const namedSubjects = (groups: readonly Group[]) =>
  new Set(
    groups.flatMap(({ items }) =>
      items.flatMap(({ target }) => (target === 'rest' ? [] : subjectsOf(target))),
    ),
  );
