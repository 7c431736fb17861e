/** Milliseconds something must stay in view: what flies by is not looked at. */
const dwell = 180;

/** What is known of an element that came into view. */
export interface Seen {
  readonly width: number;
  readonly height: number;
}

/** An element in view, not yet told of. */
interface Waiting extends Seen {
  /** Milliseconds since the page began. */
  readonly since: number;
}

/** Tells which elements the user sees. It keeps only those in view alive. */
export class InView {
  readonly #observer: IntersectionObserver;
  readonly #onSeen: (element: Element, seen: Seen) => void;
  /** In the order in which they came into view. */
  readonly #waiting = new Map<Element, Waiting>();
  /** One for all: fast scrolling would set and clear thousands. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param onSeen an element has been in view for a while (sides in CSS pixels)
   * @param onLeft it is out of view, or out of the document
   */
  constructor(
    onSeen: (element: Element, seen: Seen) => void,
    onLeft: (element: Element) => void,
    signal: AbortSignal,
  ) {
    this.#onSeen = onSeen;
    this.#observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting, boundingClientRect, time } of entries) {
        if (isIntersecting) {
          const { width, height } = boundingClientRect;
          this.#waiting.set(target, { width, height, since: time });
        } else {
          this.#waiting.delete(target);
          onLeft(target);
        }
      }
      this.#plan();
    });
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      clearTimeout(this.#timer);
      this.#waiting.clear();
    });
  }

  /** Begins, or looks again. */
  observe(element: Element): void {
    this.#observer.unobserve(element);
    this.#observer.observe(element);
  }

  #plan(): void {
    if (this.#timer !== undefined || this.#waiting.size === 0) return;
    this.#timer = setTimeout(() => this.#tell(), dwell);
  }

  #tell(): void {
    this.#timer = undefined;
    const before = performance.now() - dwell;
    for (const [element, { since, ...seen }] of this.#waiting) {
      if (since > before) continue;
      this.#waiting.delete(element);
      this.#onSeen(element, seen);
    }
    this.#plan();
  }
}
