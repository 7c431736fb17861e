/** Repetitions are whole, so strength makes up for what they cannot give of a wished pace, within these bounds. */
const strength = { least: 0.4, most: 1.6 };
const mostCycles = 16;

export interface Tempo {
  /** Repetitions in the loop. */
  readonly cycles: number;
  /** Factor on strength; 1 where the pace is as planned. */
  readonly rest: number;
}

/** @param natural repetitions as the motion itself would have them. @param pace factor wished for, 1 = none. */
export function tempo(natural: number, pace: number): Tempo {
  const whole = (repetitions: number) => Math.min(mostCycles, Math.max(1, Math.round(repetitions)));
  const cycles = whole(natural * pace);
  const rest = (pace * whole(natural)) / cycles;
  return { cycles, rest: Math.min(strength.most, Math.max(strength.least, rest)) };
}
