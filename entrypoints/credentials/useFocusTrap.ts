import { useEffect } from 'preact/hooks';

const focusable = 'button:not([disabled]), a[href], input, select, textarea, summary';

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
      const all = [...document.querySelectorAll<HTMLElement>(focusable)].filter((element) =>
        element.checkVisibility(),
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
