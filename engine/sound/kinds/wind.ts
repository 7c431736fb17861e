import type { Character } from '../character.ts';
import { gustyCurve } from '../circular.ts';
import type { LoopGraph } from '../loopGraph.ts';

/** Where gusts pass, from left to right. */
const places = [-0.65, 0.05, 0.7];

/** Wind over open land: gusts that swell and rise in pitch. `strength`: from a breeze to a storm that whistles. */
export function wind(graph: LoopGraph, { strength }: Character): AudioNode {
  const { random, seconds } = graph;
  const together = gustyCurve(Math.max(3, Math.round(seconds * 0.5)), 4, random);
  const gusts = places.map((side) => {
    const own = gustyCurve(Math.max(3, Math.round(seconds * 0.8)), 4, random);
    const gust = (phase: number) => 0.6 * together(phase) + 0.4 * own(phase);
    const base = 150 + 130 * strength + 60 * random();
    const sweep = graph.curve((p) => (160 + 420 * strength) * gust(p));
    const body = graph.filter(graph.noise(0, 'pink'), 'bandpass', base, { q: 1.1, sweep });
    const whistle = graph.filter(graph.noise(0), 'bandpass', 420 + 160 * random(), { q: 9, sweep });
    const hiss = graph.band(graph.noise(0, 'pink'), 900, 5000);
    const voice = graph.sum(
      graph.level(
        body,
        graph.curve((p) => 0.12 + 1.5 * gust(p) ** 1.7),
      ),
      graph.level(
        whistle,
        graph.curve((p) => 0.45 * strength ** 2 * gust(p) ** 2.5),
      ),
      graph.level(
        hiss,
        graph.curve((p) => (0.05 + 0.25 * strength) * gust(p) ** 2),
      ),
    );
    return graph.place(voice, side);
  });
  const low = graph.filter(graph.noise(0.5), 'lowpass', 90);
  return graph.sum(
    ...gusts,
    graph.level(
      low,
      graph.curve((p) => (0.1 + 0.5 * strength) * together(p)),
    ),
  );
}
