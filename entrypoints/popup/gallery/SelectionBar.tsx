import { i18n } from '#i18n';
import { Button } from '../../../ui/Button.tsx';
import { bytesText } from '../../../ui/numbers.ts';

/** What can be done with all that is chosen. */
export function SelectionBar({
  count,
  bytes,
  onAll,
  onClear,
  onDownload,
  onDelete,
}: {
  readonly count: number;
  readonly bytes: number;
  readonly onAll: () => void;
  readonly onClear: () => void;
  readonly onDownload: () => void;
  readonly onDelete: () => void;
}) {
  return (
    <section class="selection-bar" aria-label={i18n.t('gallery.selection')}>
      <p role="status">
        {i18n.t('gallery.selected', count)} ({bytesText(bytes)})
      </p>
      <Button label={i18n.t('gallery.selectAll')} onClick={onAll}>
        {i18n.t('gallery.all')}
      </Button>
      <Button label={i18n.t('gallery.selectNone')} onClick={onClear}>
        {i18n.t('gallery.none')}
      </Button>
      <Button onClick={onDownload}>{i18n.t('gallery.download')}</Button>
      <Button kind="danger" onClick={onDelete}>
        {i18n.t('gallery.delete')}
      </Button>
    </section>
  );
}
