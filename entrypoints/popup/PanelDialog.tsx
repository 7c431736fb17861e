import { useEffect, useRef } from 'preact/hooks';
import { Panel } from '../../ui/credentials/Panel.tsx';
import type { CheckSubject } from '../../ui/credentials/useCheck.ts';

/** What the panel is asked about. */
export interface Question {
  readonly subject: CheckSubject;
  readonly name: string;
}

/** The panel over the popup; the browser keeps the keyboard inside and closes it on Escape. */
export function PanelDialog({
  question,
  onClose,
}: {
  readonly question: Question;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="panel-dialog" aria-label={question.name} onClose={onClose}>
      <Panel subject={question.subject} name={question.name} onClose={() => dialog.current?.close()} />
    </dialog>
  );
}
