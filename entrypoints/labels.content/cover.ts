/** Media that are hidden now, and what their own style said before. */
const covered = new WeakMap<HTMLElement, { readonly opacity: string; readonly priority: string }>();

/** Hides what the user reported, or shows it again: its place stays, with the badge that says why. */
export function setCovered(element: HTMLElement, hidden: boolean): void {
  const before = covered.get(element);
  if (hidden && !before) {
    const { style } = element;
    covered.set(element, {
      opacity: style.getPropertyValue('opacity'),
      priority: style.getPropertyPriority('opacity'),
    });
    style.setProperty('opacity', '0', 'important');
    if (element instanceof HTMLMediaElement) element.pause();
    element.addEventListener('play', halt);
  } else if (!hidden && before) {
    covered.delete(element);
    element.removeEventListener('play', halt);
    element.style.setProperty('opacity', before.opacity, before.priority);
  }
}

function halt(event: Event): void {
  if (event.target instanceof HTMLMediaElement) event.target.pause();
}
