import type { Character } from '../character.ts';
import { addAround, circularCurve } from '../circular.ts';
import type { LoopGraph, Plane } from '../loopGraph.ts';
import { sampleRate } from '../loudness.ts';

/** One stroke of a cricket's wings. @param carrier Hz. @param length samples. */
function stroke(carrier: number, length: number): Float32Array {
  const grain = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const t = i / length;
    // The tone falls a little as the scraper runs along the file.
    const angle = 2 * Math.PI * carrier * (i / sampleRate) * (1 - 0.012 * t);
    const shape = Math.sin(Math.PI * t ** 0.7) ** 2;
    grain[i] = shape * (Math.sin(angle) + 0.12 * Math.sin(2 * angle));
  }
  return grain;
}

/** One cricket's chirps round the loop: groups of strokes, never quite in time. */
function cricket(graph: LoopGraph): Plane {
  const { frames, seconds, random } = graph;
  const carrier = 3900 + 1300 * random();
  const beat = (0.027 + 0.012 * random()) * sampleRate;
  const strokes = 3 + Math.floor(random() * 3);
  const chirps = Math.max(2, Math.round(seconds * (0.9 + 1.1 * random())));
  const shift = random();
  const loop: Plane = new Float32Array(frames);
  const variants = Array.from({ length: 4 }, (_, i) =>
    stroke(carrier * (1 + 0.003 * i), Math.round(beat * 0.72)),
  );
  for (let c = 0; c < chirps; c++) {
    const from = ((c + shift + 0.16 * (random() - 0.5)) / chirps) * frames;
    const loud = 0.6 + 0.4 * random();
    for (let s = 0; s < strokes; s++) {
      const swell = 0.55 + 0.45 * Math.sin((Math.PI * (s + 0.7)) / strokes);
      const grain = variants[Math.floor(random() * variants.length)]!;
      addAround(loop, from + s * beat * (1 + 0.03 * random()), grain, loud * swell);
    }
  }
  return loop;
}

/** A summer night: crickets near and far over a distant chorus. `strength`: how many there are. */
export function insects(graph: LoopGraph, { strength }: Character): AudioNode {
  const { random, seconds } = graph;
  const count = 3 + Math.round(4 * strength);
  const crickets = Array.from({ length: count }, (_, i) => {
    const side = ((i + 0.5) / count) * 1.8 - 0.9;
    return graph.place(graph.level(graph.play(cricket(graph)), 0.25 + 0.5 * random() ** 2), side);
  });
  const near = graph.reverberate(graph.sum(...crickets), 0.7, 0.35);
  const chorus = [-0.7, 0.7].map((side) => {
    const swell = circularCurve(Math.max(4, Math.round(0.8 * seconds)), random);
    const beats = circularCurve(Math.round(38 * seconds), random);
    const band = graph.filter(graph.noise(0), 'bandpass', 5400 + 1600 * random(), { q: 5 });
    return graph.place(
      graph.level(
        band,
        graph.curve((p) => 0.09 * (0.6 + 0.6 * swell(p)) * (0.5 + 0.6 * beats(p))),
      ),
      side,
    );
  });
  const air = graph.level(graph.band(graph.noise(1, 'pink'), 80, 500), 0.008);
  return graph.sum(graph.level(near, 0.5), ...chorus, air);
}
