import { smoothstep } from '../../analyse/raster.ts';
import type { Character } from '../character.ts';
import { circularCurve } from '../circular.ts';
import { between, burst, strew } from '../grains.ts';
import type { LoopGraph } from '../loopGraph.ts';

/** Points of the shore, from left to right, at which each wave arrives a little later. */
const shore = [-0.75, 0, 0.75];
/** Share of the period between neighbouring points of the shore. */
const travel = 0.05;

/** Loudness over one wave: `u` 0 = water farthest out, 0.5 = highest up the beach, 1 = out again. */
const shapes = {
  /** The wave breaks: sudden, then rolls out. */
  crash: (u: number) => smoothstep(0, 0.13, u) * Math.exp(-Math.max(0, u - 0.13) / 0.17),
  /** Water runs up the beach. */
  wash: (u: number) => smoothstep(0.06, 0.36, u) * Math.exp(-Math.max(0, u - 0.36) / 0.2),
  /** Foam dies and water seeps back. */
  foam: (u: number) => smoothstep(0.25, 0.6, u) * (1 - smoothstep(0.62, 1, u)),
};

/**
 * Waves on a beach: each breaks, runs up and seeps back, in step with the waves that are seen.
 * `cycles`: waves a loop. `strength`: how much they break; a calm sea mostly washes.
 */
export function surf(graph: LoopGraph, { strength, cycles }: Character): AudioNode {
  const { random } = graph;
  const size = circularCurve(Math.max(4, cycles), random);
  const drift = circularCurve(Math.max(4, cycles), random);
  const direction = random() < 0.5 ? -1 : 1;
  /** One wave after the other, no two alike in height or in time. */
  const over = (shape: (u: number) => number, side: number) => (phase: number) => {
    const place = phase * cycles - travel * direction * side * 1.3 + 0.06 * (drift(phase) - 0.5);
    const u = place - Math.floor(place);
    return shape(u) * (1 - smoothstep(0.86, 1, u)) * (0.62 + 0.38 * size(phase - u / cycles));
  };
  const voices = shore.flatMap((side) => {
    const crash = graph.band(graph.noise(0, 'pink'), 140, 1100);
    const wash = graph.band(graph.noise(0, 'pink'), 900, 8500);
    const both = graph.sum(
      graph.level(
        crash,
        graph.curve((p) => (0.35 + 1.1 * strength) * over(shapes.crash, side)(p)),
      ),
      graph.level(
        wash,
        graph.curve((p) => 0.06 + 1.2 * over(shapes.wash, side)(p)),
      ),
    );
    return graph.place(both, side);
  });
  const rumble = graph.filter(graph.noise(0.6), 'lowpass', 130);
  const foam = strew(graph, {
    rate: 1800,
    variety: 24,
    grain: () => burst(between(2500, 9000, random), 0.004, random),
    gain: () => 0.5 - Math.log(1 - random() * 0.98) * 0.3,
    width: 0.9,
    chance: (phase) => 0.08 + 0.92 * over(shapes.foam, 0)(phase),
  });
  const heave = graph.curve((p) => (0.16 + 0.62 * strength) * (0.5 + 0.8 * over(shapes.crash, 0)(p)));
  const far = graph.level(graph.band(graph.noise(1, 'pink'), 120, 1800), 0.1);
  return graph.sum(
    ...voices,
    graph.level(rumble, heave),
    graph.level(graph.filter(foam, 'highpass', 1800), 0.35),
    far,
  );
}
