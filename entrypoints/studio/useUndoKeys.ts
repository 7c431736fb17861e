import { useEffect } from 'preact/hooks';

const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('textarea, input:not([type=range], [type=checkbox])');

/** The keys that everybody knows: Ctrl or Cmd with Z, with Shift or as Y for the way forward. */
export function useUndoKeys(undo: (() => void) | null, redo: (() => void) | null): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || takesText(event.target)) return;
      const key = event.key.toLowerCase();
      const step = key === 'z' && !event.shiftKey ? undo : key === 'y' || key === 'z' ? redo : null;
      if (!step) return;
      event.preventDefault();
      step();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo, redo]);
}
