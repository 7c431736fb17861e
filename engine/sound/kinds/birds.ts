import type { Character } from '../character.ts';
import { addAround, gustyCurve } from '../circular.ts';
import type { LoopGraph, Plane } from '../loopGraph.ts';
import { sampleRate } from '../loudness.ts';

/** One whistled note: seconds, and the pitch in Hz at its beginning, middle and end. */
interface Note {
  readonly seconds: number;
  readonly pitch: readonly [number, number, number];
  /** Pause after it, seconds. */
  readonly rest: number;
  /** Depth of the trill, share of the pitch, and its rate in Hz. */
  readonly trill: readonly [depth: number, rate: number];
}

function whistle({ seconds, pitch: [a, b, c], trill: [depth, rate] }: Note): Float32Array {
  const length = Math.round(seconds * sampleRate);
  const grain = new Float32Array(length);
  let angle = 0;
  for (let i = 0; i < length; i++) {
    const t = i / length;
    const bent = a * (1 - t) * (1 - 2 * t) + b * 4 * t * (1 - t) + c * t * (2 * t - 1);
    const pitch = bent * (1 + depth * Math.sin((2 * Math.PI * rate * i) / sampleRate));
    angle += (2 * Math.PI * pitch) / sampleRate;
    grain[i] = Math.sin(Math.PI * t) ** 0.8 * (Math.sin(angle) + 0.07 * Math.sin(2 * angle));
  }
  return grain;
}

type Song = (random: () => number) => Note[];

const still = [0, 1] as const;

/** Ways to sing, none of a certain species. */
const songs: readonly Song[] = [
  // A few fluted notes, each elsewhere.
  (random) =>
    Array.from({ length: 3 + Math.floor(3 * random()) }, () => {
      const pitch = 1900 + 1300 * random();
      return {
        seconds: 0.11 + 0.14 * random(),
        pitch: [pitch, pitch * (0.9 + 0.25 * random()), pitch * (0.85 + 0.3 * random())],
        rest: 0.03 + 0.08 * random(),
        trill: random() < 0.3 ? [0.03, 28] : still,
      };
    }),
  // Two notes in turn.
  (random) => {
    const [high, low] = [3600 + 900 * random(), 2700 + 500 * random()];
    return Array.from({ length: 4 + 2 * Math.floor(2 * random()) }, (_, i) => {
      const pitch = i % 2 === 0 ? high : low;
      return {
        seconds: 0.09 + 0.02 * random(),
        pitch: [pitch, pitch * 1.02, pitch * 0.97],
        rest: i % 2 === 0 ? 0.03 : 0.07,
        trill: still,
      };
    });
  },
  // A row of short falling notes.
  (random) => {
    const top = 4300 + 1200 * random();
    return Array.from({ length: 5 + Math.floor(5 * random()) }, (_, i) => ({
      seconds: 0.045,
      pitch: [top * (1 - 0.02 * i), top * (0.84 - 0.02 * i), top * (0.68 - 0.01 * i)] as const,
      rest: 0.035 + 0.01 * random(),
      trill: still,
    }));
  },
  // One long call.
  (random) => {
    const pitch = 2300 + 700 * random();
    return [{ seconds: 0.42, pitch: [pitch, pitch * 1.12, pitch * 0.9], rest: 0, trill: [0.015, 9] }];
  },
];

/** Birds in the distance, among trees: songs with long pauses. `strength`: how much they sing. */
export function birds(graph: LoopGraph, { strength }: Character): AudioNode {
  const { frames, random, seconds } = graph;
  const singing = Math.max(2, Math.round(seconds * (0.4 + 0.6 * strength)));
  const voices = Array.from({ length: singing }, (_, i) => {
    const loop: Plane = new Float32Array(frames);
    const song = songs[Math.floor(random() * songs.length)]!(random);
    let at = ((i + 0.15 + 0.7 * random()) / singing) * frames;
    for (const note of song) {
      addAround(loop, at, whistle(note), 0.75 + 0.25 * random());
      at += (note.seconds + note.rest) * sampleRate;
    }
    const far = 0.25 + 0.75 * random() ** 1.5;
    return graph.place(graph.level(graph.play(loop), far), random() * 1.8 - 0.9);
  });
  const there = graph.reverberate(graph.sum(...voices), 1, 0.6);
  const breeze = gustyCurve(Math.max(3, Math.round(seconds * 0.7)), 3, random);
  const air = graph.band(graph.noise(1, 'pink'), 120, 2600);
  return graph.sum(
    graph.level(graph.filter(there, 'lowpass', 6000), 0.7),
    graph.level(
      air,
      graph.curve((p) => 0.007 + 0.01 * breeze(p)),
    ),
  );
}
