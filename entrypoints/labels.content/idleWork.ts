/** Milliseconds of one slice: well under the 50 ms from which a task is felt. */
const slice = 6;
/** Milliseconds after which work goes on in a page that is never idle. */
const patience = 1000;

/** Runs work bit by bit while the page has nothing to do; each `yield` marks where it may pause. */
export class IdleWork {
  readonly #queue: Iterator<void>[] = [];
  #planned = 0;

  /** Stops for good when the signal aborts. */
  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => {
      cancelIdleCallback(this.#planned);
      this.#queue.length = 0;
    });
  }

  add(work: Iterator<void>): void {
    this.#queue.push(work);
    this.#plan();
  }

  #plan(): void {
    if (this.#planned) return;
    this.#planned = requestIdleCallback(() => this.#run(), { timeout: patience });
  }

  #run(): void {
    this.#planned = 0;
    const end = performance.now() + slice;
    for (let work = this.#queue[0]; work; work = this.#queue[0]) {
      if (performance.now() > end) {
        this.#plan();
        break;
      }
      if (work.next().done) this.#queue.shift();
    }
  }
}
