/** Frames without a change after which looking becomes rare. */
const calmFrames = 20;
/** Milliseconds between looks while nothing changes. */
const calmInterval = 250;

/**
 * Calls `look` whenever the element may have moved: each frame while things change, rarely while they do
 * not, never while the element is far from view.
 * @param look Returns whether anything changed.
 */
export function follow(element: Element, look: () => boolean, signal: AbortSignal): void {
  let calm = 0;
  let near = true;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const plan = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    if (signal.aborted) return;
    const soon = () => {
      frame = requestAnimationFrame(tick);
    };
    if (near && calm < calmFrames) soon();
    else timer = setTimeout(soon, near ? calmInterval : 4 * calmInterval);
  };
  const tick = () => {
    calm = look() ? 0 : calm + 1;
    plan();
  };
  const wake = () => {
    calm = 0;
    plan();
  };

  const options = { capture: true, passive: true, signal } as const;
  for (const type of ['scroll', 'resize', 'transitionrun', 'animationstart', 'fullscreenchange'])
    window.addEventListener(type, wake, options);
  visualViewport?.addEventListener('resize', wake, options);
  const sizes = new ResizeObserver(wake);
  sizes.observe(element);
  const view = new IntersectionObserver(
    ([entry]) => {
      near = entry?.isIntersecting ?? true;
      wake();
    },
    { rootMargin: '200px' },
  );
  view.observe(element);
  signal.addEventListener(
    'abort',
    () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      sizes.disconnect();
      view.disconnect();
    },
    { once: true },
  );
  tick();
}
