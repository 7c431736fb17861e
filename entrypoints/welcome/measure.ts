import type { Animate, AnimateReport, GpuPreference } from '../../engine/contracts.ts';

/** What a machine was found to do. */
export interface Measured {
  readonly adapter: AnimateReport['adapter'];
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  /** Expected for a whole clip. */
  readonly seconds: number;
}

/** The clip that is spoken of. */
const clipFrames = 4 * 30;
/** Frames of the runs: the first is for what only the first run costs, the others are measured. */
const runs = [5, 5, 30] as const;

type Run = Pick<AnimateReport, 'stages' | 'frames'>;

const framing = ({ stages: { render, encode } }: Run) => render + encode;

/**
 * Seconds for a clip, from two runs of different lengths: what their frames cost alike is paid once, what the longer
 * one's cost more is paid by frame. Only that of frames is compared: the same analysis differs by more from run to run.
 */
export function expectedSeconds(short: Run, long: Run, wanted = clipFrames): number {
  const { render, encode, ...others } = long.stages;
  const once = Object.values(others).reduce((sum, stage) => sum + stage, 0);
  const perFrame = Math.max(0, framing(long) - framing(short)) / (long.frames - short.frames);
  return (once + framing(long) + perFrame * (wanted - long.frames)) / 1000;
}

/**
 * Makes three short videos of a picture, as every job does it, and extrapolates.
 * @param longSide of the clip in pixels, as the user set it
 * @param onProgress share of the measuring done, 0..1
 * @throws EngineError; the signal's reason
 */
export async function measure(
  animate: Animate,
  picture: Blob,
  { gpu, longSide }: { readonly gpu: GpuPreference; readonly longSide?: number | undefined },
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Measured> {
  const reports: AnimateReport[] = [];
  for (const [index, frames] of runs.entries()) {
    const { report } = await animate(
      picture,
      { seconds: 1, fps: frames, longSide },
      {
        signal,
        gpu,
        onProgress: ({ fraction }) => onProgress((index + fraction) / runs.length),
      },
    );
    reports.push(report);
  }
  const [, short, long] = reports as [AnimateReport, AnimateReport, AnimateReport];
  const { adapter, codec, width, height } = long;
  return { adapter, codec, width, height, seconds: expectedSeconds(short, long) };
}
