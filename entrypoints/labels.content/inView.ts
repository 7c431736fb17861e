/** Milliseconds something must stay in view: what flies by is not looked at. */
const dwell = 180;

/** What is known of an element that came into view. */
export interface Seen {
  readonly width: number;
  readonly height: number;
}

/** Tells which elements the user sees. It keeps no element alive. */
export class InView {
  readonly #observer: IntersectionObserver;
  readonly #timers = new Map<Element, ReturnType<typeof setTimeout>>();

  /**
   * @param onSeen an element has been in view for a while (sides in CSS pixels)
   * @param onLeft it is out of view, or out of the document
   */
  constructor(
    onSeen: (element: Element, seen: Seen) => void,
    onLeft: (element: Element) => void,
    signal: AbortSignal,
  ) {
    this.#observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        clearTimeout(this.#timers.get(target));
        this.#timers.delete(target);
        if (!isIntersecting) {
          onLeft(target);
          continue;
        }
        const { width, height } = boundingClientRect;
        const timer = setTimeout(() => {
          this.#timers.delete(target);
          onSeen(target, { width, height });
        }, dwell);
        this.#timers.set(target, timer);
      }
    });
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      for (const timer of this.#timers.values()) clearTimeout(timer);
    });
  }

  /** Begins, or looks again. */
  observe(element: Element): void {
    this.#observer.unobserve(element);
    this.#observer.observe(element);
  }
}
