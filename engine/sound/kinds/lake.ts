import type { Character } from '../character.ts';
import { circularCurve, gustyCurve } from '../circular.ts';
import { between, bubble, strew } from '../grains.ts';
import type { LoopGraph } from '../loopGraph.ts';

/** Still water at a shore: soft laps that never keep time, a few bubbles, air. `strength`: height of the laps. */
export function lake(graph: LoopGraph, { strength }: Character): AudioNode {
  const { random, seconds } = graph;
  const laps = [-0.6, 0.05, 0.65].map((side) => {
    const height = circularCurve(Math.max(4, Math.round((1.3 + 0.5 * random()) * seconds)), random);
    const lap = (phase: number) => Math.max(0, height(phase) - 0.35) ** 1.8;
    const body = graph.filter(graph.noise(0), 'bandpass', 330 + 140 * random(), { q: 0.9 });
    const edge = graph.band(graph.noise(0, 'pink'), 800, 3000);
    const both = graph.sum(
      graph.level(
        body,
        graph.curve((p) => (0.7 + 0.8 * strength) * lap(p)),
      ),
      graph.level(
        edge,
        graph.curve((p) => (0.25 + 0.4 * strength) * lap(p - 0.06 / seconds) ** 1.3),
      ),
    );
    return graph.place(both, side);
  });
  const bubbles = strew(graph, {
    rate: 4 + 6 * strength,
    variety: 24,
    grain: () => bubble(between(320, 1100, random), 0.05 + 0.1 * random()),
    gain: () => 0.05 + 0.16 * random() ** 2,
    width: 0.8,
  });
  const breath = gustyCurve(4, 3, random);
  const air = graph.level(
    graph.band(graph.noise(1, 'pink'), 90, 1600),
    graph.curve((p) => 0.05 + 0.06 * breath(p)),
  );
  return graph.sum(...laps, bubbles, air);
}
