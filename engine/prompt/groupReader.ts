import { Group, type Item, Manner } from './group.ts';
import type { Hearing, Meaning } from './meaning.ts';
import { sameThing } from './names.ts';
import type { Unit } from './units.ts';

/** A run of words without "and" or a comma in it, by index. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

export const has = (unit: Unit | undefined, kind: Meaning['kind']) =>
  unit?.meanings.some((meaning) => meaning.kind === kind) ?? false;

const glue: ReadonlySet<Meaning['kind']> = new Set(['filler', 'place', 'from', 'degree', 'measure']);

/**
 * Reads a chunk into groups: things named with what is said of them. A thing that is named after something was said
 * of another begins a new group, and so do "no", "without" and "except"; adjectives right before it go with it.
 */
export function groupsOf(units: readonly Unit[], chunk: Chunk): Group[] {
  return new GroupReader(units, chunk).read();
}

class GroupReader {
  readonly #units: readonly Unit[];
  readonly #chunk: Chunk;
  readonly #groups: Group[] = [];
  #group = new Group();
  /** Adjectives that wait for their noun. */
  #lead: { readonly unit: number; readonly manner: Manner }[] = [];
  /** The power of the next measure, and the amount that it says where no measure follows. */
  #degree: { power: number; alone: number | undefined } = { power: 1, alone: undefined };
  /** "from" turns the next direction round. */
  #turned = false;
  /** "not to the left": the next direction says nothing. */
  #deniesHeading = false;
  /** After "in" or "over": what follows is a place. */
  #located = false;

  constructor(units: readonly Unit[], chunk: Chunk) {
    this.#units = units;
    this.#chunk = chunk;
  }

  read(): Group[] {
    for (let at = this.#chunk.from; at < this.#chunk.to; at++) {
      const unit = this.#units[at]!;
      if (!unit.understood) {
        this.#group.unknown = true;
        this.#settleLead();
        this.#located = false;
        continue;
      }
      const target = unit.meanings.find((meaning) => meaning.kind === 'target');
      if (target) this.#name(target, unit.hearings, at);
      else for (const hearing of unit.hearings) this.#hear(hearing, at);
      for (const meaning of unit.meanings) if (meaning.kind !== 'target') this.#take(meaning, at);
    }
    this.#settleLead();
    this.#settleDegree();
    this.#begin();
    return this.#groups;
  }

  #begin(): void {
    const { units, items, heard, echo, unknown } = this.#group;
    if (units.length + items.length + heard.length + echo.length > 0 || unknown)
      this.#groups.push(this.#group);
    this.#group = new Group();
  }

  #name({ target, path }: Extract<Meaning, { kind: 'target' }>, hearings: readonly Hearing[], at: number) {
    const group = this.#group;
    const fits = group.items.some((item) => sameThing(item.target, target));
    if (!this.#located && group.named && group.after && !fits) this.#begin();
    const lead = new Manner();
    for (const { manner } of this.#lead) lead.add(manner);
    lead.add({ amount: this.#degree.alone ?? null });
    this.#degree = { power: 1, alone: undefined };
    const asked = hearings.find((hearing) => hearing.asked)?.sound;
    this.#group.items.push({
      target,
      path: path ?? null,
      located: this.#located && !path,
      sound: asked && asked !== 'any' && asked !== 'silence' ? asked : null,
      lead,
      units: [...this.#lead.map(({ unit }) => unit), at],
      chunk: this.#chunk.from,
    });
    if (path) this.#group.verb = true;
    this.#lead = [];
    this.#located = false;
  }

  #hear({ sound, asked }: Hearing, at: number): void {
    if (asked) {
      this.#group.echo.push({ sound, units: [at] });
      return;
    }
    const { items, after, heard, named } = this.#group;
    // "clouds drift left with rain"
    if (named && after && items.length > 0 && heard.length === 0 && sound !== 'any') this.#begin();
    this.#settleLead();
    this.#group.heard.push({ sound, units: [at] });
    this.#located = false;
  }

  #take(meaning: Meaning, at: number): void {
    if (!glue.has(meaning.kind)) {
      this.#settleLead();
      this.#settleDegree();
    }
    switch (meaning.kind) {
      case 'measure':
        this.#measure(meaning, at);
        return;
      case 'degree':
        this.#degree = { power: this.#degree.power * meaning.power, alone: meaning.alone };
        break;
      case 'heading':
        this.#head(meaning, at);
        return;
      case 'from':
        this.#turned = this.#next(at, ['filler', 'place', 'from'], 'heading');
        break;
      case 'verb':
        this.#said.verb = true;
        if (meaning.x !== undefined && meaning.y !== undefined && !this.#said.heads) {
          this.#said.head(meaning.x, meaning.y, false);
        }
        this.#say(at);
        return;
      case 'motion':
        this.#said.motion = true;
        this.#said.content.push(at);
        break;
      case 'negation':
        this.#deny(meaning.before, at);
        return;
      case 'nothing':
        this.#nameNothing(at);
        return;
      case 'still':
        this.#said.still = true;
        this.#say(at);
        return;
      case 'keep':
        this.#group.keep = true;
        break;
      case 'only': {
        const nameFollows = this.#nameFollows(at);
        // "only slightly"
        if (!nameFollows && this.#next(at, [], 'measure', 'degree')) break;
        if (this.#group.named && nameFollows) this.#begin();
        this.#group.only = true;
        break;
      }
      case 'except': {
        const whole = this.#group;
        this.#begin();
        this.#group.exceptFrom = whole;
        break;
      }
      case 'nothing-else':
        this.#group.only = true;
        break;
      case 'place':
        this.#located = true;
        break;
      case 'default':
        this.#group.isDefault = true;
        this.#group.content.push(at);
        break;
      default:
        break;
    }
    this.#group.units.push(at);
  }

  /** What is said after an exception was named is said of the whole: "everything but the hair is still". */
  get #said(): Group {
    return this.#group.exceptFrom && this.#group.named ? this.#group.exceptFrom : this.#group;
  }

  /** Something was said in a word that stands for itself. */
  #say(at: number): void {
    if (this.#said.named) this.#said.after = true;
    this.#said.content.push(at);
    this.#said.units.push(at);
    this.#located = false;
  }

  #measure(meaning: Extract<Meaning, { kind: 'measure' }>, at: number): void {
    if (meaning.overall) this.#group.overall = true;
    const manner = new Manner();
    manner.add(meaning, this.#degree.power);
    this.#degree = { power: 1, alone: undefined };
    let next = at + 1;
    while (next < this.#chunk.to && this.#units[next]!.attributive && has(this.#units[next], 'measure'))
      next++;
    const noun = next < this.#chunk.to ? this.#units[next] : undefined;
    if (this.#units[at]!.attributive && noun && (has(noun, 'target') || noun.hearings.length > 0)) {
      this.#lead.push({ unit: at, manner });
      return;
    }
    this.#settleLead();
    if (meaning.calm) this.#said.calm = true;
    this.#said.manner.add(manner);
    const located = this.#located;
    this.#say(at);
    this.#located = located;
  }

  #head({ x, y, toward }: Extract<Meaning, { kind: 'heading' }>, at: number): void {
    if (this.#deniesHeading) this.#deniesHeading = false;
    else {
      this.#said.head(this.#turned ? -x : x, this.#turned ? -y : y, toward ?? false);
      this.#said.headingUnits.push(at);
    }
    this.#turned = false;
    this.#say(at);
  }

  #deny(before: boolean, at: number): void {
    if (!before && this.#next(at, ['degree', 'filler'], 'measure'))
      this.#degree = { power: -0.4, alone: undefined };
    else if (!before && this.#next(at, ['filler', 'place', 'from'], 'heading')) this.#deniesHeading = true;
    else {
      // "the camera makes no movement" goes on, "clouds drift without camera" does not.
      const goesOn = this.#next(at, ['measure', 'degree', 'filler'], 'motion');
      if (before && this.#group.named && !goesOn) this.#begin();
      this.#group.negated = !this.#group.negated;
      this.#group.content.push(at);
    }
    this.#group.units.push(at);
  }

  #nameNothing(at: number): void {
    if (this.#group.named) this.#begin();
    const nothing: Item = {
      target: 'everything',
      path: null,
      located: false,
      sound: null,
      lead: new Manner(),
      units: [at],
      chunk: this.#chunk.from,
    };
    this.#group.items.push(nothing);
    this.#group.negated = !this.#group.negated;
  }

  #settleLead(): void {
    for (const { unit, manner } of this.#lead) {
      this.#said.manner.add(manner);
      this.#said.units.push(unit);
      this.#said.content.push(unit);
      if (this.#said.named) this.#said.after = true;
    }
    this.#lead = [];
  }

  #settleDegree(): void {
    this.#said.manner.add({ amount: this.#degree.alone ?? null });
    this.#degree = { power: 1, alone: undefined };
  }

  /** Whether the next word but for some kinds is of one of the kinds. */
  #next(at: number, over: readonly Meaning['kind'][], ...kinds: readonly Meaning['kind'][]): boolean {
    let next = at + 1;
    while (next < this.#chunk.to && over.some((kind) => has(this.#units[next], kind))) next++;
    return next < this.#chunk.to && kinds.some((kind) => has(this.#units[next], kind));
  }

  #nameFollows(at: number): boolean {
    return this.#units
      .slice(at + 1, this.#chunk.to)
      .some((unit) => has(unit, 'target') || unit.hearings.length > 0);
  }
}
