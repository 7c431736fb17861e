import { frameCount } from '../plan/loop.ts';
import type { MotionPlan } from '../plan/motionPlan.ts';
import { limitPeaks } from './limiter.ts';
import { LoopGraph, type StereoLoop } from './loopGraph.ts';
import { fromDecibels, loopLoudness, sampleRate } from './loudness.ts';
import { soundBuilders } from './soundBuilders.ts';
import type { SoundLayer, SoundPlan } from './soundPlan.ts';

/** Loudness of a layer at gain 0, and the most that a mix may have, LUFS (EBU R 128). */
export const targetLoudness = -23;
/** What is left of a far sound, and of a near one, in Hz. */
const cutoffs = { far: 1200, near: 20_000 };

/**
 * Renders the loop that a plan describes; the same plan, seed and length give the same samples to within -100
 * dBFS, since browsers add up a node's inputs in no fixed order. Needs a page: workers have no OfflineAudioContext.
 * @param frames samples at 48 kHz; at least one second. @returns null where nothing is to be heard.
 */
export async function renderSound(
  plan: SoundPlan,
  frames: number,
  seed: number,
  signal: AbortSignal,
): Promise<StereoLoop | null> {
  const layers = plan.layers.filter(({ enabled }) => enabled);
  if (layers.length === 0) return null;
  const loops = await Promise.all(layers.map((layer, i) => renderLayer(layer, frames, seed + i)));
  signal.throwIfAborted();
  const mix = mixed(loops);
  const loudest = targetLoudness + Math.max(0, ...layers.map(({ gain }) => gain));
  const excess = loopLoudness(mix) - loudest;
  if (excess > 0) scale(mix, fromDecibels(-excess));
  limitPeaks(mix);
  return mix;
}

/** What a plan lets hear, as long as its pictures' loop; null where that is nothing. */
export async function renderPlanSound(plan: MotionPlan, signal: AbortSignal): Promise<StereoLoop | null> {
  const seconds = frameCount(plan.seconds, plan.fps) / plan.fps;
  return plan.sound ? renderSound(plan.sound, Math.round(seconds * sampleRate), plan.seed, signal) : null;
}

/** One layer alone, at its loudness and place. */
export async function renderLayer(layer: SoundLayer, frames: number, seed: number): Promise<StereoLoop> {
  const graph = new LoopGraph(frames, seed);
  const sound = soundBuilders[layer.kind](graph, layer);
  const cutoff = cutoffs.far * (cutoffs.near / cutoffs.far) ** layer.brightness;
  const loop = await graph.render(graph.place(graph.filter(sound, 'lowpass', cutoff, { q: 0.5 }), layer.pan));
  const loudness = loopLoudness(loop);
  if (loudness > -Infinity) scale(loop, fromDecibels(targetLoudness + layer.gain - loudness));
  return loop;
}

function scale(loop: StereoLoop, factor: number): void {
  for (const side of loop) for (let i = 0; i < side.length; i++) side[i]! *= factor;
}

function mixed(loops: readonly StereoLoop[]): StereoLoop {
  const [first, ...rest] = loops;
  for (const loop of rest) {
    for (const [side, plane] of first!.entries()) {
      for (let i = 0; i < plane.length; i++) plane[i]! += loop[side]![i]!;
    }
  }
  return first!;
}
