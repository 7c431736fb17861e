import type { Character } from '../character.ts';
import { gustyCurve } from '../circular.ts';
import { between, burst, strew } from '../grains.ts';
import type { LoopGraph } from '../loopGraph.ts';

/** Crowns that the wind passes through, from left to right. */
const crowns = [-0.8, -0.3, 0.3, 0.8];

/** Wind in trees and grass: leaves that rush with each gust. `strength`: from a rustle to rushing crowns. */
export function leaves(graph: LoopGraph, { strength }: Character): AudioNode {
  const { random, seconds } = graph;
  const together = gustyCurve(Math.max(3, Math.round(seconds * 0.6)), 3, random);
  const gustIn = crowns.map(() => {
    const own = gustyCurve(Math.max(3, Math.round(seconds)), 3, random);
    return (phase: number) => 0.65 * together(phase) + 0.35 * own(phase);
  });
  const rush = crowns.map((side, i) => {
    const flutter = gustyCurve(Math.round(7 * seconds), 2, random);
    const loud = (p: number) => (0.1 + 1.2 * gustIn[i]!(p) ** 1.8) * (0.65 + 0.5 * flutter(p));
    const body = graph.band(graph.noise(0, 'pink'), 700 + 500 * random(), 3800);
    const fine = graph.filter(graph.noise(0), 'bandpass', 4200 + 1500 * random(), { q: 0.6 });
    const crown = graph.sum(
      graph.level(body, graph.curve(loud)),
      graph.level(
        fine,
        graph.curve((p) => 0.3 * loud(p) ** 1.4),
      ),
    );
    return graph.place(crown, side);
  });
  const rustle = strew(graph, {
    rate: 120 + 300 * strength,
    variety: 32,
    grain: () => burst(between(2200, 7500, random), between(0.008, 0.03, random), random),
    gain: () => 0.2 + 0.8 * random() ** 3,
    width: 0.9,
    chance: (phase) => together(phase) ** 1.5,
  });
  const air = graph.filter(graph.noise(0.6, 'pink'), 'lowpass', 320);
  return graph.sum(
    ...rush,
    graph.level(graph.filter(rustle, 'highpass', 1400), 0.5),
    graph.level(
      air,
      graph.curve((p) => 0.04 + (0.1 + 0.3 * strength) * together(p) ** 1.5),
    ),
  );
}
