import type { Character } from '../character.ts';
import { gustyCurve } from '../circular.ts';
import { between, bubble, strew } from '../grains.ts';
import type { LoopGraph } from '../loopGraph.ts';

/** A brook: bubbles over the rush of shallow water. `strength`: from a trickle to a lively stream. */
export function stream(graph: LoopGraph, { strength }: Character): AudioNode {
  const { random, seconds } = graph;
  const bubbles = strew(graph, {
    rate: 60 + 200 * strength,
    variety: 64,
    grain: () =>
      bubble(
        between(420, 3200, () => random() ** 0.8),
        0.02 + 0.12 * random(),
      ),
    gain: () => 0.12 + 0.6 * random() ** 3,
    width: 0.85,
  });
  const flutter = gustyCurve(Math.round(3 * seconds), 3, random);
  const rush = graph.band(graph.noise(1, 'pink'), 500, 4200);
  const gurgle = gustyCurve(Math.round(4 * seconds), 2, random);
  const low = graph.band(graph.noise(0.5), 150, 420);
  return graph.sum(
    graph.level(bubbles, 0.5),
    graph.level(
      rush,
      graph.curve((p) => (0.07 + 0.14 * strength) * (0.6 + 0.7 * flutter(p))),
    ),
    graph.level(
      low,
      graph.curve((p) => 0.16 * gurgle(p) ** 2),
    ),
  );
}
