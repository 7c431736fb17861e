import type { Figures } from './measure.ts';

/** The figures of one photo, by what was animated. */
export interface PhotoFigures {
  /** Everything but the camera. */
  readonly regions: Figures;
  /** The camera alone. */
  readonly camera: Figures;
  /** Nothing moves: what encoding alone does. */
  readonly still: Figures;
  /** Landmarks measured in the frames; absent without a face. */
  readonly face?: Figures | undefined;
}

/** One line of the quality table. */
export interface Target {
  readonly what: string;
  readonly wanted: string;
  /** The measured value; undefined or null where the photo has nothing to measure. */
  readonly of: (figures: PhotoFigures) => number | null | undefined;
  readonly met: (value: number, figures: PhotoFigures) => boolean;
}

const below = (limit: number) => (value: number) => value < limit;
const within = (low: number, high: number) => (value: number) => value >= low && value <= high;
/** What a missing reference counts as: nothing is below it. */
const or = (value: number | null | undefined, other: number) => value ?? other;

/** Issue 4's table, in its order. */
export const targets: readonly Target[] = [
  {
    what: 'sky speed, % of diagonal a second',
    wanted: '0.4–3',
    of: ({ regions }) => regions.speed_sky_res,
    met: within(0.4, 3),
  },
  {
    what: 'water speed, % of diagonal a second',
    wanted: '0.4–3',
    of: ({ regions }) => regions.speed_water_res,
    met: within(0.4, 3),
  },
  {
    what: 'leak into still regions',
    wanted: '< 0.2, median < 0.12',
    of: ({ regions }) => regions.leak,
    met: below(0.2),
  },
  {
    what: 'sky coherence',
    wanted: '> 0.75',
    of: ({ regions }) => regions.coherence_sky,
    met: (v) => v > 0.75,
  },
  {
    what: 'sky direction stability',
    wanted: '> 0.9',
    of: ({ regions }) => regions.dir_stability_sky,
    met: (v) => v > 0.9,
  },
  { what: 'seam', wanted: '< 2.2', of: ({ regions }) => regions.seam, met: below(2.2) },
  {
    what: 'seam velocity',
    wanted: '< 1.2 (faces: seam only)',
    of: ({ regions, face }) => (face ? undefined : regions.seam_vel),
    met: below(1.2),
  },
  { what: 'flicker', wanted: '<= 1', of: ({ regions }) => regions.flicker, met: within(0, 1) },
  {
    what: 'luma_hf',
    wanted: 'as the still clip',
    of: ({ regions }) => regions.luma_hf,
    met: (value, { still }) => value <= or(still.luma_hf, 0) + 0.05,
  },
  { what: 'fold (camera)', wanted: '< 0.01', of: ({ camera }) => camera.fold, met: below(0.01) },
  { what: 'hole (camera)', wanted: '< 0.002', of: ({ camera }) => camera.hole, met: below(0.002) },
  {
    what: 'detail loss (camera)',
    wanted: '< 0.05',
    of: ({ camera }) => camera.detail_loss,
    met: below(0.05),
  },
  { what: 'hole (regions)', wanted: '< 0.002', of: ({ regions }) => regions.hole, met: below(0.002) },
  {
    what: 'frame 0, dB',
    wanted: '>= still - 1.5',
    of: ({ regions }) => regions.id_psnr_gain,
    met: (value, { still }) => value >= or(still.id_psnr_gain, 99) - 1.5,
  },
  {
    what: 'frame 0, SSIM',
    wanted: '>= still - 0.02',
    of: ({ regions }) => regions.id_ssim,
    met: (value, { still }) => value >= or(still.id_ssim, 1) - 0.02,
  },
  {
    what: 'mouth widening, share of face width',
    wanted: '0.02–0.06',
    of: ({ face }) => face?.mouthWidening,
    met: within(0.02, 0.06),
  },
  {
    what: 'eyes and forehead outside blinks, share of face width',
    wanted: '< 0.003',
    of: ({ face }) => face?.rest,
    met: below(0.003),
  },
  {
    what: 'seconds a blink',
    wanted: '3–4',
    of: ({ face }) => face?.secondsPerBlink,
    met: within(2.9, 4.1),
  },
  {
    what: 'shape distance at frame 0 and seam',
    wanted: '< 0.01',
    of: ({ face }) => face?.shape,
    met: below(0.01),
  },
];

/** Median of numbers; NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[middle]!
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
