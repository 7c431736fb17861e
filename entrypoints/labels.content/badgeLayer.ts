import type { Badge } from './badge.ts';

/** Frames without a change after which looking becomes rare. */
const calmFrames = 12;
/** Milliseconds between looks while nothing seems to change. */
const calmInterval = 500;
/** Milliseconds between two choices of the corner while the pointer moves about a medium. */
const hoverInterval = 700;

/**
 * Keeps all chips of a document in place: first everything is read, then everything is written, so that
 * layout is computed once a frame at most; each frame while things move, rarely while they do not, never without
 * chips.
 */
export class BadgeLayer {
  readonly #badges = new Set<Badge>();
  readonly #sizes: ResizeObserver;
  #calm = 0;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hovered = 0;

  constructor(signal: AbortSignal) {
    const options = { capture: true, passive: true, signal } as const;
    const wake = () => this.wake();
    for (const type of ['scroll', 'transitionrun', 'animationstart'])
      window.addEventListener(type, wake, options);
    const reconsider = () => {
      for (const badge of this.#badges) badge.reconsider();
      this.wake();
    };
    for (const type of ['resize', 'fullscreenchange']) window.addEventListener(type, reconsider, options);
    visualViewport?.addEventListener('resize', wake, options);
    // Players show their controls under the pointer.
    window.addEventListener('pointerover', (event) => this.#onPointer(event), options);
    this.#sizes = new ResizeObserver((entries) => {
      const changed = new Set(entries.map(({ target }) => target));
      for (const badge of this.#badges) if (changed.has(badge.element)) badge.reconsider();
      this.wake();
    });
    signal.addEventListener('abort', () => {
      this.#stop();
      this.#sizes.disconnect();
      this.#badges.clear();
    });
  }

  /** Begins, or goes on, to keep a chip in place. */
  add(badge: Badge): void {
    if (this.#badges.has(badge)) return;
    this.#badges.add(badge);
    this.#sizes.observe(badge.element);
    this.wake();
  }

  /** Out of view: the chip stays where it is and costs nothing. */
  rest(badge: Badge): void {
    this.#badges.delete(badge);
    badge.lower();
    this.#sizes.unobserve(badge.element);
  }

  delete(badge: Badge): void {
    this.rest(badge);
    badge.remove();
  }

  /** Something may have moved. */
  wake(): void {
    this.#calm = 0;
    if (!this.#frame && this.#badges.size > 0) this.#frame = requestAnimationFrame(() => this.#tick());
  }

  #tick(): void {
    this.#frame = 0;
    clearTimeout(this.#timer);
    const moves = [...this.#badges].flatMap((badge) => badge.look() ?? []);
    for (const move of moves) move();
    this.#calm = moves.length > 0 ? 0 : this.#calm + 1;
    if (this.#badges.size === 0) return;
    if (this.#calm < calmFrames) this.#frame = requestAnimationFrame(() => this.#tick());
    else
      this.#timer = setTimeout(() => (this.#frame = requestAnimationFrame(() => this.#tick())), calmInterval);
  }

  #onPointer({ clientX, clientY }: MouseEvent): void {
    const now = performance.now();
    if (this.#badges.size === 0 || now - this.#hovered < hoverInterval) return;
    this.#hovered = now;
    setTimeout(() => {
      for (const badge of this.#badges) {
        const { left, right, top, bottom } = badge.element.getBoundingClientRect();
        if (clientX >= left && clientX < right && clientY >= top && clientY < bottom) badge.reconsider();
      }
      this.wake();
    }, hoverInterval / 2);
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = 0;
  }
}
