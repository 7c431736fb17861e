import type { Character } from '../character.ts';
import { circularCurve } from '../circular.ts';
import type { LoopGraph } from '../loopGraph.ts';

/** The silence of a room: air, and the walls' few resonances. `strength`: how much of its ventilation is heard. */
export function room(graph: LoopGraph, { strength }: Character): AudioNode {
  const { random } = graph;
  const air = graph.filter(graph.noise(0.9, 'pink'), 'lowpass', 900);
  const walls = [0, 1, 2].map((i) => {
    const frequency = 48 * (i + 1) * (0.9 + 0.3 * random());
    return graph.level(graph.filter(graph.noise(0.7), 'bandpass', frequency, { q: 5 }), 0.35 / (i + 1));
  });
  const slow = circularCurve(3, random);
  const vent = graph.filter(graph.noise(0.4, 'pink'), 'bandpass', 380, { q: 0.8 });
  const hiss = graph.level(graph.filter(graph.noise(1), 'highpass', 2000), 0.006);
  return graph.sum(
    graph.level(air, 0.5),
    ...walls,
    graph.level(
      vent,
      graph.curve((p) => (0.1 + 0.4 * strength) * (0.9 + 0.2 * slow(p))),
    ),
    hiss,
  );
}
