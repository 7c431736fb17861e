import type { Rater, SafetyScores } from './ratePicture.ts';

/** Frames of a loop that are looked at, as shares of it: frame 0 is the picture itself. */
const sampledAt = [0.25, 0.5, 0.75];

/** Rates a picture while it is analysed, and sampled frames while the others are drawn. */
export class Inspection {
  readonly #rate: Rater;
  readonly #signal: AbortSignal;
  readonly #sampled: ReadonlySet<number>;
  readonly #frames: Promise<SafetyScores | null>[] = [];

  /** @param count frames in the loop. */
  constructor(rate: Rater, count: number, signal: AbortSignal) {
    this.#rate = rate;
    this.#signal = signal;
    this.#sampled = new Set(sampledAt.map((share) => Math.round(share * count) % count));
  }

  /** Looks at a frame if it is one of the sampled; its pixels are taken before this returns. */
  look(frame: VideoFrame, index: number): void {
    if (this.#sampled.has(index)) this.#frames.push(rated(this.#rate, frame, this.#signal));
  }

  /** The ratings of the sampled frames; of those that could be rated. */
  async frames(): Promise<SafetyScores[]> {
    return (await Promise.all(this.#frames)).filter((scores) => scores !== null);
  }
}

/** The rating, or null where the net cannot be run. @throws only the signal's reason. */
export async function rated(
  rate: Rater,
  picture: CanvasImageSource,
  signal: AbortSignal,
): Promise<SafetyScores | null> {
  try {
    return await rate(picture, signal);
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

/** The highest score of each class; null of nothing. */
export function worstOf(ratings: readonly SafetyScores[]): SafetyScores | null {
  const [first, ...others] = ratings;
  if (!first) return null;
  const names = Object.keys(first) as (keyof SafetyScores)[];
  return Object.fromEntries(
    names.map((name) => [name, Math.max(first[name], ...others.map((rating) => rating[name]))]),
  ) as SafetyScores;
}
