import { type AnimateReport, bitsPerFrame } from '../../engine/contracts.ts';

/** What is to be made. */
export interface Work {
  /** Pixels of a frame. */
  readonly pixels: number;
  readonly frames: number;
  /** Bits against what is usual. */
  readonly bits: number;
}

/** A video that was made on this device. */
export interface Made {
  readonly report: Pick<AnimateReport, 'width' | 'height' | 'frames' | 'stages' | 'adapter'>;
  readonly bytes: number;
}

export interface Estimate {
  readonly seconds: number;
  readonly bytes: number;
  /** Whether it is by videos made here, not by the preview alone. */
  readonly known: boolean;
}

/** Until videos tell: seconds that no frame takes, milliseconds to encode a million pixels, bytes a bit that is allowed. */
const usual = { before: 3, encode: 40, bytes: 1.25 / 8 } as const;
/** Videos that are asked for their numbers. */
const most = 8;

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * How long a video will take and how large it will be, about.
 * @param drawing milliseconds that the preview takes for a million pixels
 * @param made videos made before, the newest first; only those of the same adapter count
 */
export function estimateOf(
  { pixels, frames, bits }: Work,
  drawing: number,
  made: readonly Made[],
  adapter: string,
): Estimate {
  const own = made.filter(({ report }) => report.adapter.description === adapter).slice(0, most);
  const amountOf = ({ report: { width, height, frames } }: Made) => width * height * frames;
  const bitsOf = ({ report: { width, height, frames } }: Made) => bitsPerFrame(width * height) * frames;
  const frameTime = median(
    own.map(
      (one) =>
        (one.report.stages.render + one.report.stages.encode + one.report.stages.sound) / amountOf(one),
    ),
  );
  const before = median(own.map(({ report: { stages } }) => stages.decode + stages.analyse + stages.bake));
  const bytes = median(own.map((one) => one.bytes / bitsOf(one)));
  const amount = pixels * frames;
  return {
    seconds:
      (before === undefined ? usual.before : before / 1000) +
      ((frameTime ?? (drawing + usual.encode) / 1e6) * amount) / 1000,
    bytes: (bytes ?? usual.bytes) * bitsPerFrame(pixels) * frames * bits,
    known: own.length > 0,
  };
}
