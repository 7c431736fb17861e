import { type Chunk, has } from './groupReader.ts';
import type { Unit } from './units.ts';

/** What joins a chunk to the one before it; `apart` is a full stop. */
export type Joint = 'start' | 'and' | 'but' | 'comma' | 'apart';

export interface JointChunk extends Chunk {
  readonly joint: Joint;
}

/** Cuts at "and", "but", commas and full stops. */
export function chunksOf(units: readonly Unit[]): JointChunk[] {
  const chunks: JointChunk[] = [];
  let from = 0;
  let joint: Joint = 'start';
  const cut = (to: number, next: Joint) => {
    if (to > from) {
      chunks.push({ from, to, joint });
      joint = next;
    } else if (joint !== 'start' && (next !== 'comma' || joint === 'comma')) {
      // Of two joints the stronger counts: ", but" is "but".
      joint = joint === 'apart' ? joint : next;
    }
  };
  units.forEach((unit, at) => {
    if (unit.parted !== 'no' && at > 0 && !isAdjectives(units, from, at)) {
      cut(at, unit.parted === 'sentence' ? 'apart' : 'comma');
      from = at;
    }
    if (has(unit, 'and') || has(unit, 'but')) {
      cut(at, has(unit, 'and') ? 'and' : 'but');
      from = at + 1;
    }
  });
  cut(units.length, 'apart');
  return chunks;
}

/** "Slow, gentle waves": a comma between adjectives that wait for their noun is none. */
const isAdjectives = (units: readonly Unit[], from: number, at: number): boolean =>
  units[at]!.parted === 'clause' &&
  [units[at - 1]!, units[at]!].every((unit) => unit.attributive && has(unit, 'measure')) &&
  !units.slice(from, at).some((unit) => has(unit, 'target'));
