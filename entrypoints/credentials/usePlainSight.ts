import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Lets clicks count only while this document is plainly visible: a page may lay something over its frame, or make
 * it see-through, to have the user click on what they do not see. The keyboard always counts.
 */
export function usePlainSight(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element || window.top === window) return;
    let seen = true;
    const observer = new IntersectionObserver(
      (entries) => {
        // `isVisible` came with version 2 of the observer; TypeScript's library has only version 1.
        for (const entry of entries) seen = (entry as { isVisible?: boolean }).isVisible ?? true;
      },
      { trackVisibility: true, delay: 100 } as IntersectionObserverInit,
    );
    observer.observe(element);
    const onClick = (event: MouseEvent) => {
      if (seen || event.detail === 0) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    window.addEventListener('click', onClick, { capture: true });
    return () => {
      observer.disconnect();
      window.removeEventListener('click', onClick, { capture: true });
    };
  }, [root]);
}
