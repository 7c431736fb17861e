import type { SoundReport } from '../contracts.ts';
import { frameCount } from '../plan/loop.ts';
import type { MotionPlan } from '../plan/motionPlan.ts';
import type { StereoLoop } from '../sound/loopGraph.ts';
import { renderPlanSound } from '../sound/renderSound.ts';
import { type FindEncoder, soundEncoders } from './audioEncoders.ts';
import { leadFrames } from './encodeMp4.ts';
import { encodeSound, type SoundTrack } from './encodeSound.ts';

/** A sound that is being made while frames are drawn. */
export interface SoundInTheMaking {
  /** Null where it could not be made; rejects only when aborted. */
  readonly track: Promise<SoundTrack | null>;
  /** What is to be said of it once `track` has settled. */
  readonly report: () => SoundReport;
}

/**
 * Begins to render and encode what a plan lets hear. A video without its sound is better than none, so failures
 * are reported and not thrown.
 * @param encoders asked in this order until one gives a track.
 * @returns null where the plan is silent.
 */
export function makeSound(
  plan: MotionPlan,
  signal: AbortSignal,
  encoders: readonly FindEncoder[] = soundEncoders,
): SoundInTheMaking | null {
  const sound = plan.sound;
  const kinds = [...new Set(sound?.layers.filter(({ enabled }) => enabled).map(({ kind }) => kind))];
  if (!sound || kinds.length === 0) return null;
  const began = performance.now();
  const count = frameCount(plan.seconds, plan.fps);
  const milliseconds = () => Math.round(performance.now() - began);
  let report: SoundReport = { kinds, codec: null, milliseconds: 0 };
  const make = async () => {
    try {
      const loop = await renderPlanSound(plan, signal);
      const track = await encodeByAny(encoders, loop!, leadFrames(count) / plan.fps, signal);
      report = { kinds, codec: track.codecString, milliseconds: milliseconds() };
      return track;
    } catch (error) {
      signal.throwIfAborted();
      report = { kinds, codec: null, milliseconds: milliseconds(), problem: String(error) };
      return null;
    }
  };
  const track = make();
  // Whoever waits hears of an abort; nobody need wait.
  track.catch(() => undefined);
  return { track, report: () => report };
}

/** @param shown seconds before 0, as `encodeSound` takes them. @throws what the first encoder that failed threw. */
async function encodeByAny(
  encoders: readonly FindEncoder[],
  loop: StereoLoop,
  shown: number,
  signal: AbortSignal,
): Promise<SoundTrack> {
  const failures: unknown[] = [];
  for (const find of encoders) {
    try {
      const encoder = await find(signal);
      if (encoder) return await encodeSound(loop, shown, encoder, signal);
    } catch (error) {
      signal.throwIfAborted();
      failures.push(error);
    }
  }
  throw failures[0] ?? new Error('The browser encodes no sound');
}
