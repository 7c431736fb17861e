import type { MotionPlan, PreviewLook } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';
import { firstPreviewSize, fittingSize } from '../../lib/studio/previewSize.ts';

/** Frames timed before the size is judged. */
const framesToJudge = 5;
/** Milliseconds after which a size that was too slow may be tried again. */
const forgetAfter = 30_000;

export interface ProjectorEvents {
  /** A frame, its index, and the longest side that it was drawn at. */
  readonly onFrame: (frame: ImageData, index: number, longSide: number) => void;
  /** A plan is being prepared, or is ready. */
  readonly onBusy: (busy: boolean) => void;
  /** Milliseconds that drawing takes, for a million pixels. */
  readonly onPace: (milliseconds: number) => void;
  readonly onProblem: (error: unknown) => void;
}

/** What is to be shown. */
export interface Wanted {
  readonly plan: MotionPlan;
  readonly look: Omit<PreviewLook, 'longSide'>;
  /** Counts changes of the picture's analysis. */
  readonly version: number;
}

const framesIn = ({ seconds, fps }: MotionPlan) => Math.max(2, Math.round(seconds * fps));

/** Plays a preview's loop, one step at a time: bakes when the plan changes, draws, and keeps the size fluent. */
export class Projector implements Disposable {
  readonly #preview: Preview;
  readonly #events: ProjectorEvents;
  #wanted: Wanted | null = null;
  #shown: Wanted | null = null;
  #longSide = firstPreviewSize;
  #shownSize = 0;
  #tooLarge: { readonly size: number; readonly at: number } | null = null;
  #times: number[] = [];
  #playing = false;
  #startedAt = 0;
  #index = 0;
  #drawn = -1;
  #busy = false;
  #stopped = false;

  constructor(preview: Preview, events: ProjectorEvents) {
    this.#preview = preview;
    this.#events = events;
  }

  show(wanted: Wanted): void {
    this.#wanted = wanted;
    this.#request();
  }

  play(): void {
    this.#playing = true;
    this.#startedAt = performance.now() - (1000 * this.#index) / (this.#wanted?.plan.fps ?? 30);
    this.#request();
  }

  pause(): void {
    this.#playing = false;
  }

  /** Seconds since the loop's start, as it plays. */
  get position(): number {
    const fps = this.#wanted?.plan.fps ?? 30;
    return this.#playing ? (performance.now() - this.#startedAt) / 1000 : this.#index / fps;
  }

  /** Goes to a frame, and stays there unless it plays. */
  seek(index: number): void {
    this.#index = index;
    if (this.#playing) this.play();
    this.#request();
  }

  #request(): void {
    if (this.#busy || this.#stopped || !this.#wanted) return;
    this.#busy = true;
    requestAnimationFrame(() => {
      this.#step()
        .catch((error: unknown) => {
          if (this.#stopped) return;
          this.#stopped = true;
          this.#events.onProblem(error);
        })
        .finally(() => {
          this.#busy = false;
          if (this.#isDue()) this.#request();
        });
    });
  }

  #isDue(): boolean {
    return this.#playing || this.#shown !== this.#wanted || this.#drawn !== this.#index;
  }

  async #step(): Promise<void> {
    const wanted = this.#wanted!;
    if (this.#shown !== wanted || this.#shownSize !== this.#longSide) await this.#bake(wanted);
    if (this.#stopped) return;
    const count = framesIn(wanted.plan);
    if (this.#playing)
      this.#index = Math.floor(((performance.now() - this.#startedAt) * wanted.plan.fps) / 1000) % count;
    const index = Math.min(this.#index, count - 1);
    if (index === this.#drawn) return;
    const from = performance.now();
    const frame = await this.#preview.draw(index);
    if (this.#stopped) return;
    this.#drawn = index;
    this.#index = this.#playing ? this.#index : index;
    this.#events.onFrame(frame, index, Math.max(frame.width, frame.height));
    this.#judge(performance.now() - from);
  }

  async #bake(wanted: Wanted): Promise<void> {
    this.#events.onBusy(true);
    const from = performance.now();
    await this.#preview.show(wanted.plan, { ...wanted.look, longSide: this.#longSide });
    this.#shown = wanted;
    this.#shownSize = this.#longSide;
    this.#drawn = -1;
    // The first frame after a bake compiles and uploads.
    this.#times = [];
    if (this.#playing) this.#startedAt += performance.now() - from;
    this.#events.onBusy(false);
  }

  /** Keeps the size at which frames come quickly enough. */
  #judge(milliseconds: number): void {
    this.#times.push(milliseconds);
    if (this.#times.length <= framesToJudge) return;
    const [, ...settled] = this.#times;
    this.#times = [];
    const median = settled.sort((a, b) => a - b)[Math.floor(settled.length / 2)]!;
    const { width, height } = this.#preview.original;
    const shown = (this.#longSide / Math.max(width, height)) ** 2 * width * height;
    this.#events.onPace((1e6 * median) / shown);
    const now = performance.now();
    if (this.#tooLarge && now - this.#tooLarge.at > forgetAfter) this.#tooLarge = null;
    const next = fittingSize(this.#longSide, median, Math.max(width, height), this.#tooLarge?.size ?? null);
    if (next < this.#longSide) this.#tooLarge = { size: this.#longSide, at: now };
    this.#longSide = next;
  }

  [Symbol.dispose](): void {
    this.#stopped = true;
  }
}
