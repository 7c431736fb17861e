import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Creation } from '../../../lib/gallery/creation.ts';
import { titleText } from '../../../ui/jobText.ts';
import { deskLine } from '../../../ui/report/deskLine.ts';
import { ReportForm } from '../../../ui/report/ReportForm.tsx';

/** A report on one creation, over the gallery. */
export function ReportDialog({
  creation: { id, title },
  onClose,
}: {
  readonly creation: Creation;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="panel-dialog report-dialog"
      aria-label={i18n.t('report.of', [titleText(title)])}
      onClose={onClose}
    >
      <ReportForm
        subject={{ kind: 'creation', creationId: id, title }}
        line={deskLine}
        onClose={() => dialog.current?.close()}
      />
    </dialog>
  );
}
