import type { Character } from '../character.ts';
import { gustyCurve } from '../circular.ts';
import { between, burst, strew } from '../grains.ts';
import type { LoopGraph } from '../loopGraph.ts';

/** A fire: flames that flutter, wood that crackles and pops. `strength`: from a candle's hearth to a bonfire. */
export function fire(graph: LoopGraph, { strength }: Character): AudioNode {
  const { random, seconds } = graph;
  const flutter = () => gustyCurve(Math.round(4 * seconds), 3, random);
  const flames = [-0.5, 0.5].map((side) => {
    const [low, high] = [flutter(), flutter()];
    const body = graph.filter(graph.noise(0), 'lowpass', 150);
    const lick = graph.filter(graph.noise(0, 'pink'), 'bandpass', 420, { q: 0.6 });
    const flame = graph.sum(
      graph.level(
        body,
        graph.curve((p) => (0.3 + 0.9 * strength) * (0.3 + low(p))),
      ),
      graph.level(
        lick,
        graph.curve((p) => (0.1 + 0.35 * strength) * high(p) ** 1.5),
      ),
    );
    return graph.place(flame, side);
  });
  const restless = gustyCurve(Math.round(2 * seconds), 2, random);
  const crackle = strew(graph, {
    rate: 40 + 70 * strength,
    variety: 48,
    grain: () => burst(between(1200, 6500, random), between(0.002, 0.014, random), random),
    gain: () => 0.1 + Math.min(1.6, -0.35 * Math.log(1 - random() * 0.999)),
    width: 0.7,
    chance: (phase) => restless(phase) ** 2.5,
  });
  const pops = strew(graph, {
    rate: 1 + 1.5 * strength,
    variety: 12,
    grain: () => burst(between(350, 1100, random), between(0.02, 0.05, random), random),
    gain: () => 1 + 1.4 * random(),
    width: 0.6,
  });
  const hiss = graph.level(graph.filter(graph.noise(0.8, 'pink'), 'highpass', 2500), 0.035);
  return graph.sum(...flames, graph.level(graph.filter(crackle, 'highpass', 700), 2.6), pops, hiss);
}
