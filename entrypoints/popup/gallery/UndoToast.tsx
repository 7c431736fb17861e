import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { undoTime } from '../../../lib/gallery/gallery.ts';
import { Button } from '../../../ui/Button.tsx';

/** What was deleted, and for some seconds the way back. @param words that say what was deleted */
export function UndoToast({
  words,
  onUndo,
  onGone,
}: {
  readonly words: string;
  readonly onUndo: () => void;
  readonly onGone: () => void;
}) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that deleted is gone: without this the keyboard would start over.
    undo.current?.focus();
    const timer = setTimeout(onGone, undoTime);
    return () => clearTimeout(timer);
  }, [onGone]);
  return (
    <div class="toast" role="status">
      <span>{words}</span>
      <Button kind="link" label={`${i18n.t('gallery.undo')}: ${words}`} buttonRef={undo} onClick={onUndo}>
        {i18n.t('gallery.undo')}
      </Button>
    </div>
  );
}
