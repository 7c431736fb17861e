import type { RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { MotionPlan } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';
import { Projector, type Wanted } from './projector.ts';

const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export interface Playback {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly playing: boolean;
  readonly setPlaying: (playing: boolean) => void;
  /** The frame on show. */
  readonly index: number;
  readonly seek: (index: number) => void;
  /** Seconds since the loop's start, as it plays. */
  readonly position: () => number;
  /** A plan is being prepared. */
  readonly busy: boolean;
  /** Longest side of what is drawn; 0 before the first frame. */
  readonly longSide: number;
  /** Milliseconds that drawing takes, for a million pixels; 0 until it is known. */
  readonly pace: number;
}

/** Plays a plan of an open picture on a canvas. Nothing plays by itself where less motion is wanted. */
export function useProjector(
  preview: Preview | null,
  plan: MotionPlan | null,
  { mark, markCorner }: Wanted['look'],
  version: number,
  onProblem: (error: unknown) => void,
): Playback {
  const canvas = useRef<HTMLCanvasElement>(null);
  const projector = useRef<Projector | null>(null);
  const [playing, setPlaying] = useState(() => !prefersStill());
  const [index, setIndex] = useState(0);
  const [busy, setBusy] = useState(false);
  const [longSide, setLongSide] = useState(0);
  const [pace, setPace] = useState(0);
  const problem = useRef(onProblem);
  problem.current = onProblem;

  useEffect(() => {
    if (!preview) return undefined;
    const onFrame = (frame: VideoFrame, drawn: number, side: number) => {
      const target = canvas.current;
      if (!target) return;
      const { displayWidth: width, displayHeight: height } = frame;
      if (target.width !== width || target.height !== height) {
        target.width = width;
        target.height = height;
      }
      target.getContext('2d')?.drawImage(frame, 0, 0);
      setIndex(drawn);
      setLongSide(side);
    };
    const made = new Projector(preview, {
      onFrame,
      onBusy: setBusy,
      onPace: setPace,
      onProblem: (error) => problem.current(error),
    });
    projector.current = made;
    return () => {
      projector.current = null;
      made[Symbol.dispose]();
    };
  }, [preview]);
  useEffect(() => {
    if (plan) projector.current?.show({ plan, look: { mark, markCorner }, version });
  }, [preview, plan, mark, markCorner, version]);
  useEffect(() => {
    if (playing) projector.current?.play();
    else projector.current?.pause();
  }, [preview, playing]);

  const seek = (wanted: number) => projector.current?.seek(wanted);
  const position = useCallback(() => projector.current?.position ?? 0, []);
  return { canvas, playing, setPlaying, index, seek, position, busy, longSide, pace };
}
