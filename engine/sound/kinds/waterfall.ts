import type { Character } from '../character.ts';
import { gustyCurve } from '../circular.ts';
import { between, burst, strew } from '../grains.ts';
import type { LoopGraph } from '../loopGraph.ts';

/** Falling water: a dense roar that hardly changes. `strength`: from a thin veil to a thundering fall. */
export function waterfall(graph: LoopGraph, { strength }: Character): AudioNode {
  const { random, seconds } = graph;
  const veils = [-0.7, 0, 0.7].map((side) => {
    const surge = gustyCurve(Math.round(1.5 * seconds), 4, random);
    const veil = graph.band(graph.noise(0, 'pink'), 260, 9000);
    return graph.place(
      graph.level(
        veil,
        graph.curve((p) => 0.75 + 0.35 * surge(p)),
      ),
      side,
    );
  });
  const surge = gustyCurve(Math.round(2 * seconds), 3, random);
  const roar = graph.filter(graph.noise(0.7), 'lowpass', 190);
  const spray = strew(graph, {
    rate: 2600,
    variety: 24,
    grain: () => burst(between(1400, 7000, random), 0.006, random),
    gain: () => 0.2 + 0.6 * random(),
    width: 1,
  });
  return graph.sum(
    ...veils,
    graph.level(
      roar,
      graph.curve((p) => (0.12 + 0.8 * strength) * (0.7 + 0.5 * surge(p))),
    ),
    graph.level(graph.filter(spray, 'highpass', 900), 0.25),
  );
}
