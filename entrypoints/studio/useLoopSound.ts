import { useEffect, useRef, useState } from 'preact/hooks';
import type { MotionPlan } from '../../engine/contracts.ts';
import { renderPlanSound } from '../../engine/index.ts';
import { useHearing } from '../../ui/useHearing.ts';
import { LoopPlayer } from './loopPlayer.ts';
import type { Playback } from './useProjector.ts';

/** What turning the sound on gives where the volume was turned all the way down. */
const audible = 0.5;
/** Milliseconds between looks at whether sound and picture are in step. */
const lookEvery = 200;
/** Milliseconds that a plan rests before its sound is made. */
const rest = 250;

export interface LoopSound {
  /** Whether the plan lets anything be heard. */
  readonly present: boolean;
  readonly muted: boolean;
  /** 0..1, remembered. */
  readonly volume: number;
  readonly state: 'silent' | 'preparing' | 'playing';
  readonly toggle: () => void;
  readonly setVolume: (volume: number) => void;
}

/** The sound of a plan beside its preview, as loud as the user last listened, and silent where that was off. */
export function useLoopSound(plan: MotionPlan, { playing, position }: Playback): LoopSound {
  const { hearing, remember } = useHearing();
  const player = useRef<LoopPlayer | null>(null);
  const [state, setState] = useState<LoopSound['state']>('silent');
  const present = plan.sound?.layers.some(({ enabled }) => enabled) ?? false;
  const muted = !hearing.unmuted || hearing.volume === 0;
  const heard = present && playing && !muted;
  const key = JSON.stringify([plan.sound, plan.seconds, plan.fps, plan.seed]);

  useEffect(() => {
    if (!heard) return setState('silent');
    player.current ??= new LoopPlayer();
    const own = player.current;
    const stop = new AbortController();
    const { signal } = stop;
    setState('preparing');
    const timer = setTimeout(async () => {
      const loop = await renderPlanSound(plan, signal).catch((error: unknown) => {
        if (!signal.aborted) console.warn('No sound', error);
        return null;
      });
      if (!loop || signal.aborted) return;
      own.play(loop, position());
      setState('playing');
    }, rest);
    const look = setInterval(() => own.follow(position()), lookEvery);
    // Browsers are silent until the user has done something with the page.
    for (const type of ['pointerdown', 'keydown'])
      addEventListener(type, () => own.allowed || own.wake(), { signal });
    return () => {
      stop.abort();
      clearTimeout(timer);
      clearInterval(look);
      own.stop();
    };
  }, [heard, key, position]);
  useEffect(() => player.current?.setVolume(hearing.volume), [hearing.volume, heard]);
  useEffect(() => () => player.current?.[Symbol.dispose](), []);

  return {
    present,
    muted,
    volume: hearing.volume,
    state,
    toggle: () => remember({ volume: hearing.volume || audible, unmuted: muted }),
    setVolume: (volume) => remember({ volume, unmuted: volume > 0 }),
  };
}
