import { useEffect } from 'preact/hooks';

const focusable = 'button:not([disabled]), a[href], input, select, textarea, summary';

/** Of radio buttons of which one is chosen, Tab reaches that one alone. */
function isPassedOver(element: HTMLElement): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return false;
  const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  return group.some(({ name, checked }) => checked && name === element.name);
}

/** Keeps the keyboard inside this document, and closes on Escape. */
export function useFocusTrap(close: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.preventDefault();
        close();
        return;
      }
      if (event.key !== 'Tab' || window.top === window) return;
      const all = [...document.querySelectorAll<HTMLElement>(focusable)].filter(
        (element) => element.checkVisibility() && !isPassedOver(element),
      );
      const at = all.indexOf(document.activeElement as HTMLElement);
      const leaves = event.shiftKey ? at <= 0 : at === all.length - 1;
      if (!leaves) return;
      event.preventDefault();
      all.at(event.shiftKey ? -1 : 0)?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [close]);
}
