import type { CameraMotion } from '../motions/camera/schema.ts';
import type { SoundKind } from '../sound/soundPlan.ts';
import type { Target } from './targets.ts';

interface Factors {
  readonly pace?: number | null;
  readonly amount?: number | null;
}

/** Factors that words put together; null = nothing was said. */
export class Manner {
  pace: number | null = null;
  amount: number | null = null;

  add({ pace, amount }: Factors, power = 1): void {
    if (typeof pace === 'number') this.pace = (this.pace ?? 1) * pace ** power;
    if (typeof amount === 'number') this.amount = (this.amount ?? 1) * amount ** power;
  }

  get said(): boolean {
    return this.pace !== null || this.amount !== null;
  }

  /** Both together. */
  with(other: Manner): Manner {
    const both = new Manner();
    both.add(this);
    both.add(other);
    return both;
  }
}

/** What can be calm and move. */
const serene: ReadonlySet<Target> = new Set(['water', 'wind', 'landscape', 'everything', 'breath']);
/** What is still where it is called calm. */
const poised: ReadonlySet<Target> = new Set(['face', 'person', 'head', 'camera']);

/** Something named, with what stands right before it. */
export interface Item {
  readonly target: Target;
  readonly path: CameraMotion['path'] | null;
  /** Named as a place alone: "boats on the water". */
  readonly located: boolean;
  /** What it sounds like, where sound is asked for. */
  readonly sound: SoundKind | null;
  readonly lead: Manner;
  /** Its own words, by index. */
  readonly units: number[];
  /** Where the chunk that names it begins: names of a list stand in several. */
  readonly chunk: number;
}

export interface Heard {
  readonly sound: SoundKind | 'any' | 'silence';
  readonly units: number[];
}

/** What is said of some things at once. */
export class Group {
  items: Item[] = [];
  heard: Heard[] = [];
  /** What is heard where nothing is named to move: "rustling". */
  echo: Heard[] = [];
  readonly manner = new Manner();
  x = 0;
  y = 0;
  toward = false;
  heads = false;
  /** The words of its direction, by index. */
  readonly headingUnits: number[] = [];
  negated = false;
  still = false;
  keep = false;
  calm = false;
  only = false;
  verb = false;
  motion = false;
  overall = false;
  isDefault = false;
  /** Something was said after the first thing was named. */
  after = false;
  /** What it is an exception from. */
  exceptFrom: Group | null = null;
  /** Words that all its things share, by index. */
  readonly units: number[] = [];
  /** Words that only make sense with something named. */
  readonly content: number[] = [];
  unknown = false;

  get named(): boolean {
    return this.items.some(({ located }) => !located) || this.heard.length > 0;
  }

  /** Whether it must not move. */
  get stopped(): boolean {
    if (this.exceptFrom) return !this.exceptFrom.stopped;
    return this.negated !== (this.still || (this.calm && this.#calmsDown));
  }

  /** Whether calm is stillness here: of a face it is, of a sea it is not. */
  get #calmsDown(): boolean {
    const names = this.items.filter(({ located }) => !located).map(({ target }) => target);
    if (names.length === 0 || names.some((name) => serene.has(name))) return false;
    return this.keep || names.every((name) => poised.has(name));
  }

  /** Whether anything is said besides names. */
  get says(): boolean {
    return (
      this.echo.length > 0 ||
      this.heads ||
      this.manner.said ||
      this.verb ||
      this.motion ||
      this.still ||
      this.negated ||
      this.isDefault
    );
  }

  head(x: number, y: number, toward: boolean): void {
    // "left to right": the last word counts.
    const opposed = (this.x !== 0 || this.y !== 0) && this.x * x + this.y * y < 0;
    this.x = opposed ? x : this.x + x;
    this.y = opposed ? y : this.y + y;
    this.toward ||= toward;
    this.heads = true;
  }

  /** Takes over what another group says, where that says anything; names stay. @param together adds directions up. */
  amend(other: Group, together = false): void {
    this.manner.pace = other.manner.pace ?? this.manner.pace;
    this.manner.amount = other.manner.amount ?? this.manner.amount;
    if (other.heads && together && this.heads) {
      this.head(other.x, other.y, other.toward);
      this.headingUnits.push(...other.headingUnits);
    } else if (other.heads) {
      [this.x, this.y, this.toward, this.heads] = [other.x, other.y, other.toward, true];
      this.headingUnits.push(...other.headingUnits);
    }
    if (other.negated || other.still) [this.negated, this.still] = [other.negated, other.still];
    this.calm ||= other.calm;
    this.keep ||= other.keep;
    this.only ||= other.only;
    this.verb ||= other.verb || other.motion;
    this.units.push(...other.units);
  }
}
