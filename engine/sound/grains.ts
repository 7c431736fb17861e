import { addAround, randomInstants } from './circular.ts';
import type { LoopGraph, Plane } from './loopGraph.ts';
import { sampleRate } from './loudness.ts';

/** Radius of the bubble that rings at 1 Hz, in metres: Minnaert's resonance of air in water. */
const minnaert = 3;
/** Sounds end at -60 dB. */
const quiet = Math.log(1000);

/**
 * The sound of one bubble: a tone that rises as it dies away, damped by radiation and by heat (van den Doel,
 * "Physically based models for liquid sounds", 2005). @param frequency Hz. @param rise 0..0.3.
 */
export function bubble(frequency: number, rise: number): Float32Array {
  const radius = minnaert / frequency;
  const damping = 0.13 / radius + 0.0072 * radius ** -1.5;
  const grain = new Float32Array(Math.ceil((quiet / damping) * sampleRate));
  let angle = 0;
  for (let i = 0; i < grain.length; i++) {
    const t = i / sampleRate;
    // Softened at the beginning, so that it does not click.
    grain[i] = Math.sin(angle) * Math.exp(-damping * t) * Math.min(1, i / 24);
    angle += (2 * Math.PI * frequency * (1 + rise * damping * t)) / sampleRate;
  }
  return grain;
}

/** A burst of noise that dies away, coloured by one resonance in Hz. @param decay seconds to -60 dB. */
export function burst(frequency: number, decay: number, random: () => number): Float32Array {
  const grain = new Float32Array(Math.max(16, Math.round(decay * sampleRate)));
  const radius = Math.exp((-Math.PI * frequency * 0.7) / sampleRate);
  const turn = 2 * radius * Math.cos((2 * Math.PI * frequency) / sampleRate);
  let [before, last] = [0, 0];
  for (let i = 0; i < grain.length; i++) {
    const x = (random() * 2 - 1) * Math.exp((-quiet * i) / grain.length);
    const y = x + turn * last - radius * radius * before;
    [before, last] = [last, y];
    grain[i] = y * (1 - radius) * Math.min(1, i / 8);
  }
  return grain;
}

/** A number between two others on a logarithmic scale. */
export const between = (from: number, to: number, random: () => number) => from * (to / from) ** random();

/** How grains are strewn round the loop. */
export interface Strewing {
  /** Grains a second. */
  readonly rate: number;
  /** Different grains to choose from. */
  readonly variety: number;
  readonly grain: (random: () => number) => Float32Array;
  /** Loudness of one grain. */
  readonly gain: (random: () => number) => number;
  /** 0 = all in the middle, 1 = from left to right. */
  readonly width: number;
  /** Chance that a grain at a phase 0..1 sounds; always by default. */
  readonly chance?: (phase: number) => number;
}

/** Strews short sounds over the loop at random, each at its own place and loudness. */
export function strew(graph: LoopGraph, strewing: Strewing): AudioNode {
  const { frames, random } = graph;
  const bank = Array.from({ length: strewing.variety }, () => strewing.grain(random));
  const left: Plane = new Float32Array(frames);
  const right: Plane = new Float32Array(frames);
  for (const at of randomInstants(frames, sampleRate, strewing.rate, random)) {
    const grain = bank[Math.floor(random() * bank.length)]!;
    const gain = strewing.gain(random);
    const angle = (Math.PI / 4) * (1 + (random() * 2 - 1) * strewing.width);
    if (strewing.chance && random() > strewing.chance(at / frames)) continue;
    addAround(left, at, grain, gain * Math.cos(angle));
    addAround(right, at, grain, gain * Math.sin(angle));
  }
  return graph.play(left, right);
}
