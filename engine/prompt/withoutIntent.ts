import { clausesOf } from './clauses.ts';
import { intentsOf } from './intentsOf.ts';
import { type Unit, unitsOf } from './units.ts';

/** A run of words without "and", "but" or a sign in it. */
interface Run {
  /** What joins it to the run before: as written. */
  joint: string;
  readonly words: string;
  /** Whether it lost its name and kept what it shares with others alone. */
  readonly broken: boolean;
}

/** Whether a joint is more than a sign. */
const isWord = (joint: string) => /\p{L}|&/u.test(joint);
const isJoint = (unit: Unit) => unit.meanings.some(({ kind }) => kind === 'and' || kind === 'but');

/**
 * A prompt without one of its intents: its words go, those that it shares with others stay, and so do all others as
 * they were written. @param index of the intent in `readPrompt(text).intents`.
 */
export function withoutIntent(text: string, index: number): string {
  const units = unitsOf(text);
  const { owners, exceptions } = intentsOf(units, clausesOf(units));
  const gone = new Set([
    index,
    ...[...exceptions].flatMap(([at, from]) => (from.includes(index) ? [at] : [])),
  ]);
  const goes = (at: number) => owners[at]!.size > 0 && [...owners[at]!].every((owner) => gone.has(owner));
  const means = (at: number) => owners[at]!.size > 0 || !units[at]!.understood;
  const runs: Run[] = [];
  const add = (from: number, to: number, joint: string) => {
    const all = units.slice(from, to).map((_, i) => from + i);
    const left = all.filter((at) => !goes(at));
    if (!left.some(means)) {
      const last = runs.at(-1);
      if (last && runs.length > 1 && isWord(joint)) last.joint = joint;
      return;
    }
    const words = left.reduce((line, at) => {
      const before = left[left.indexOf(at) - 1];
      if (before === undefined) return units[at]!.text;
      return (
        line + (before === at - 1 ? text.slice(units[before]!.end, units[at]!.start) : ' ') + units[at]!.text
      );
    }, '');
    const broken =
      left.length < all.length &&
      left.every((at) => !means(at) || [...owners[at]!].some((owner) => gone.has(owner)));
    runs.push({ joint, words, broken });
  };
  let from = 0;
  let joint = '';
  units.forEach((unit, at) => {
    const before = units[at - 1];
    const starts = at > 0 && (unit.parted !== 'no' || isJoint(unit) || (before && isJoint(before)));
    if (!starts) return;
    add(from, at, joint);
    const gap = text.slice(before!.end, unit.start);
    joint = isJoint(before!) && from === at ? joint + gap : gap;
    from = at;
    if (isJoint(unit)) {
      joint = gap + unit.text;
      from = at + 1;
    } else if (isJoint(before!)) joint = text.slice(endBeforeJoints(units, at), unit.start);
  });
  add(from, units.length, joint);
  // The list keeps its "and" where its last name went.
  runs.forEach((run, i) => {
    const before = runs[i - 1];
    if (run.broken && before && i > 1 && isWord(run.joint)) before.joint = run.joint;
  });
  const last = units.at(-1);
  const tail = last && !goes(units.length - 1) ? text.slice(last.end) : '';
  return (
    runs.reduce((line, run, i) => {
      if (i === 0) return run.words;
      const joined = run.broken || runs[i - 1]!.broken ? ' ' : run.joint;
      return line + joined + run.words;
    }, '') + tail
  ).trim();
}

/** Where the last word before some joining words ends. */
function endBeforeJoints(units: readonly Unit[], at: number): number {
  let before = at - 1;
  while (before >= 0 && isJoint(units[before]!)) before--;
  return before < 0 ? 0 : units[before]!.end;
}
