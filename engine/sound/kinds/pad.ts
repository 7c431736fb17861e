import type { Character } from '../character.ts';
import { circularCurve } from '../circular.ts';
import type { LoopGraph } from '../loopGraph.ts';

/** Open chords as ratios to the root, without a third that would say "happy" or "sad". */
const chords: readonly (readonly number[])[] = [
  [1, 3 / 2, 2, 9 / 4, 3],
  [1, 4 / 3, 2, 8 / 3, 3],
  [1, 3 / 2, 2, 5 / 2, 15 / 4],
];
/** A soft tone: amplitudes of its harmonics. */
const timbre = [1, 0.32, 0.12, 0.05, 0.02];

/** A soft chord that breathes, for portraits and paintings. `strength`: how much of its upper voices is heard. */
export function pad(graph: LoopGraph, { strength }: Character): AudioNode {
  const { random, seconds } = graph;
  const root = 98 * 2 ** (Math.floor(random() * 7) / 12);
  const chord = chords[Math.floor(random() * chords.length)]!;
  const voices = chord.flatMap((ratio, i) => {
    const height = (0.9 - 0.12 * i) * (i < 3 ? 1 : 0.3 + 0.7 * strength);
    // Two strings a voice, of different height: they beat a little, each voice in its own time, which fits the loop.
    const apart = (1 + Math.floor(random() * Math.max(1, 0.5 * seconds))) / seconds;
    return [-1, 1].map((side) => {
      const breath = circularCurve(2 + Math.floor(random() * 2), random);
      const tone = graph.tone(root * ratio + (side > 0 ? apart : 0), timbre);
      const loud = height * (side > 0 ? 0.45 : 1);
      const swell = graph.level(
        tone,
        graph.curve((p) => loud * (0.5 + 0.5 * breath(p))),
      );
      return graph.place(swell, side * (0.25 + 0.15 * i));
    });
  });
  const open = circularCurve(3, random);
  const warm = graph.filter(graph.sum(...voices), 'lowpass', 700, {
    sweep: graph.curve((p) => 900 * open(p)),
  });
  const breath = graph.level(graph.band(graph.noise(1, 'pink'), 400, 3000), 0.012);
  return graph.sum(graph.reverberate(warm, 1, 0.45), breath);
}
