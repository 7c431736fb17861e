import type { Character } from '../character.ts';
import { circularCurve } from '../circular.ts';
import type { LoopGraph } from '../loopGraph.ts';

/** A town from afar: the roar of traffic, and cars that pass. `strength`: how busy it is. */
export function city(graph: LoopGraph, { strength }: Character): AudioNode {
  const { random, seconds } = graph;
  const swell = circularCurve(Math.max(3, Math.round(seconds * 0.6)), random);
  const roar = graph.filter(graph.noise(0.8, 'pink'), 'lowpass', 260);
  const haze = graph.band(graph.noise(1, 'pink'), 250, 1300);
  const cars = Array.from({ length: 1 + Math.round(strength * Math.max(1, seconds / 4)) }, () => {
    const at = random();
    const length = Math.min(0.45, (1.6 + 1.2 * random()) / seconds);
    const side = random() < 0.5 ? -1 : 1;
    /** -1..1 while it passes, beyond while it does not. */
    const way = (phase: number) => (((phase - at + 1.5) % 1) - 0.5) / length;
    const near = (phase: number) => Math.exp(-((2.2 * way(phase)) ** 2));
    const tyres = graph.band(graph.noise(0, 'pink'), 300, 1700);
    const car = graph.level(
      tyres,
      graph.curve((p) => 0.5 * near(p)),
    );
    return graph.place(
      car,
      graph.curve((p) => 0.8 * side * Math.max(-1, Math.min(1, way(p)))),
    );
  });
  const mains = graph.level(graph.tone(100, [1, 0.4, 0.15]), 0.006);
  return graph.sum(
    graph.level(
      roar,
      graph.curve((p) => 0.8 + 0.4 * swell(p)),
    ),
    graph.level(
      haze,
      graph.curve((p) => (0.08 + 0.14 * strength) * (0.6 + 0.8 * swell(p))),
    ),
    ...cars,
    mains,
  );
}
