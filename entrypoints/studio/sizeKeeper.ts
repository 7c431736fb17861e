import { firstPreviewSize, fittingSize } from '../../lib/studio/previewSize.ts';

/** Frames timed before the size is judged. */
const framesToJudge = 5;
/** Milliseconds after which a size that was too slow may be tried again. */
const forgetAfter = 30_000;

/** Keeps a preview at the size at which its frames come quickly enough. */
export class SizeKeeper {
  #longSide = firstPreviewSize;
  #tooLarge: { readonly size: number; readonly at: number } | null = null;
  #times: number[] = [];

  /** Longest side to draw at, pixels. */
  get longSide(): number {
    return this.#longSide;
  }

  /** Begins to time anew: the first frame after a bake compiles and uploads. */
  restart(): void {
    this.#times = [];
  }

  /**
   * Takes the time of one frame, and after a few of them judges the size.
   * @param original size of the video, pixels
   * @returns milliseconds that drawing takes for a million pixels; null until it is known anew
   */
  judge(
    milliseconds: number,
    { width, height }: { readonly width: number; readonly height: number },
  ): number | null {
    this.#times.push(milliseconds);
    if (this.#times.length <= framesToJudge) return null;
    const [, ...settled] = this.#times;
    this.#times = [];
    const median = settled.sort((a, b) => a - b)[Math.floor(settled.length / 2)]!;
    const largest = Math.max(width, height);
    const shown = (this.#longSide / largest) ** 2 * width * height;
    const now = performance.now();
    if (this.#tooLarge && now - this.#tooLarge.at > forgetAfter) this.#tooLarge = null;
    const next = fittingSize(this.#longSide, median, largest, this.#tooLarge?.size ?? null);
    if (next < this.#longSide) this.#tooLarge = { size: this.#longSide, at: now };
    this.#longSide = next;
    return (1e6 * median) / shown;
  }
}
