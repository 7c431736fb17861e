import type { Character } from '../character.ts';
import { gustyCurve } from '../circular.ts';
import { between, bubble, burst, strew } from '../grains.ts';
import type { LoopGraph } from '../loopGraph.ts';

/** Rain: drops near by over the hiss of all those far away. `strength`: from a drizzle to a downpour. */
export function rain(graph: LoopGraph, { strength }: Character): AudioNode {
  const { random, seconds } = graph;
  const patter = strew(graph, {
    rate: 250 + 900 * strength,
    variety: 64,
    grain: () => burst(between(1100, 8000, random), between(0.004, 0.016, random), random),
    gain: () => 0.15 + random() ** 4,
    width: 1,
  });
  const drops = strew(graph, {
    rate: 5 + 14 * strength,
    variety: 32,
    grain: () => bubble(between(900, 3600, random), 0.1 * random()),
    gain: () => 0.06 + 0.2 * random() ** 2,
    width: 0.9,
  });
  const sheets = gustyCurve(Math.max(3, Math.round(seconds)), 3, random);
  const hiss = graph.filter(graph.filter(graph.noise(1), 'highpass', 1600), 'lowpass', 9500);
  const body = graph.band(graph.noise(0.8, 'pink'), 180, 1400);
  return graph.sum(
    graph.level(graph.filter(patter, 'highpass', 900), 1.5),
    drops,
    graph.level(
      hiss,
      graph.curve((p) => (0.05 + 0.16 * strength) * (0.75 + 0.5 * sheets(p))),
    ),
    graph.level(
      body,
      graph.curve((p) => (0.02 + 0.09 * strength) * (0.75 + 0.5 * sheets(p))),
    ),
  );
}
