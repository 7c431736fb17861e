import type { MotionPlan, PreviewLook } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';
import { SizeKeeper } from './sizeKeeper.ts';

export interface ProjectorEvents {
  /** A frame, which is closed afterwards, its index, and the longest side that it was drawn at. */
  readonly onFrame: (frame: VideoFrame, index: number, longSide: number) => void;
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

/** What is baked. */
interface Shown {
  readonly wanted: Wanted;
  readonly longSide: number;
}

const framesIn = ({ seconds, fps }: MotionPlan) => Math.max(2, Math.round(seconds * fps));

/**
 * Plays a preview's loop, one step at a time, and keeps the size fluent. Where the plan changes the loop before plays on
 * until the new one is baked.
 */
export class Projector implements Disposable {
  readonly #preview: Preview;
  readonly #events: ProjectorEvents;
  readonly #size = new SizeKeeper();
  #wanted: Wanted | null = null;
  #shown: Shown | null = null;
  #playing = false;
  #startedAt = 0;
  #index = 0;
  #drawn = -1;
  #busy = false;
  #baking = false;
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
    this.#startedAt = performance.now() - (1000 * this.#index) / this.#fps;
    this.#request();
  }

  pause(): void {
    this.#playing = false;
  }

  /** Seconds since the loop's start, as it plays. */
  get position(): number {
    return this.#playing ? (performance.now() - this.#startedAt) / 1000 : this.#index / this.#fps;
  }

  get #fps(): number {
    return (this.#shown?.wanted ?? this.#wanted)?.plan.fps ?? 30;
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
        .catch((error: unknown) => this.#fail(error))
        .finally(() => {
          this.#busy = false;
          if (this.#isDue()) this.#request();
        });
    });
  }

  #fail(error: unknown): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#events.onProblem(error);
  }

  get #isStale(): boolean {
    return this.#shown?.wanted !== this.#wanted || this.#shown?.longSide !== this.#size.longSide;
  }

  #isDue(): boolean {
    if (this.#isStale && !this.#baking) return true;
    return this.#shown !== null && (this.#playing || this.#drawn !== this.#index);
  }

  async #step(): Promise<void> {
    if (this.#isStale && !this.#baking)
      this.#bake(this.#wanted!).catch((error: unknown) => this.#fail(error));
    const shown = this.#shown;
    if (!shown) return;
    const { plan } = shown.wanted;
    const count = framesIn(plan);
    if (this.#playing)
      this.#index = Math.floor(((performance.now() - this.#startedAt) * plan.fps) / 1000) % count;
    const index = Math.min(this.#index, count - 1);
    if (index === this.#drawn) return;
    const from = performance.now();
    const frame = await this.#preview.draw(index);
    try {
      // What was baked meanwhile has frames of its own.
      if (this.#stopped || shown !== this.#shown) return;
      this.#drawn = index;
      if (!this.#playing && !this.#isStale) this.#index = index;
      this.#events.onFrame(frame, index, Math.max(frame.displayWidth, frame.displayHeight));
    } finally {
      frame.close();
    }
    if (this.#baking) return;
    const pace = this.#size.judge(performance.now() - from, this.#preview.original);
    if (pace !== null) this.#events.onPace(pace);
  }

  async #bake(wanted: Wanted): Promise<void> {
    this.#baking = true;
    this.#events.onBusy(true);
    const { longSide } = this.#size;
    await this.#preview.show(wanted.plan, { ...wanted.look, longSide });
    if (this.#stopped) return;
    // Before the first there was nothing that could play.
    if (!this.#shown) this.#startedAt = performance.now() - (1000 * this.#index) / wanted.plan.fps;
    this.#shown = { wanted, longSide };
    this.#drawn = -1;
    this.#size.restart();
    this.#baking = false;
    this.#events.onBusy(false);
    this.#request();
  }

  [Symbol.dispose](): void {
    this.#stopped = true;
  }
}
