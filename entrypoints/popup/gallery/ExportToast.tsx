import { i18n } from '#i18n';
import { Button } from '../../../ui/Button.tsx';
import { percentText, titleText } from '../../../ui/jobText.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import type { RunningExport } from '../../../ui/useFormatExport.ts';

/** How far an export is, and the way to stop it. */
export function ExportToast({ running }: { readonly running: RunningExport }) {
  const { creation, format, fraction, cancel } = running;
  const words = i18n.t('gallery.exporting', [titleText(creation.title), i18n.t(`gallery.formats.${format}`)]);
  return (
    <div class="toast export-toast">
      <div>
        <p role="status">{words}</p>
        <ProgressBar fraction={fraction} label={words} valueText={percentText(fraction)} />
        <p class="export-note">{i18n.t('gallery.keepOpen')}</p>
      </div>
      <Button label={`${i18n.t('gallery.exportCancel')}: ${words}`} onClick={cancel}>
        {i18n.t('gallery.exportCancel')}
      </Button>
    </div>
  );
}
