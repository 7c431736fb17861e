import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { codeOf, type ErrorCode } from '../../../lib/errors.ts';
import { bytesOf, type Creation } from '../../../lib/gallery/creation.ts';
import type { ExportFormat } from '../../../lib/gallery/export/formats.ts';
import type { Room } from '../../../lib/storage/room.ts';
import { Button } from '../../../ui/Button.tsx';
import { download } from '../../../ui/download.ts';
import { titleText } from '../../../ui/jobText.ts';
import { useFormatExport } from '../../../ui/useFormatExport.ts';
import { useHearing } from '../../../ui/useHearing.ts';
import { PanelDialog, type Question } from '../PanelDialog.tsx';
import type { CreationActions } from './creationActions.ts';
import { deletedText } from './creationText.ts';
import { ExportToast } from './ExportToast.tsx';
import { Grid } from './Grid.tsx';
import './gallery.css';
import { menuOf } from './menu.ts';
import { ReportDialog } from './ReportDialog.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { StorageMeter } from './StorageMeter.tsx';
import { copyFrame, share } from './sharing.ts';
import { Toolbar } from './Toolbar.tsx';
import { UndoToast } from './UndoToast.tsx';
import type { GalleryView } from './useGallery.ts';
import { useLooking } from './useLooking.ts';
import { useSelection } from './useSelection.ts';

/** Milliseconds between two downloads: browsers drop those that come at once. */
const downloadPause = 250;

/** The finished videos: found, sorted, chosen, taken away and thrown away. */
export function GallerySection({
  creations,
  gallery,
  shownId,
  room,
  storageOpen,
  onStorage,
  onStatus,
  onProblem,
}: {
  readonly creations: readonly Creation[];
  readonly gallery: GalleryView;
  readonly shownId: string | null;
  readonly room: Room | null;
  readonly storageOpen: boolean;
  readonly onStorage: (open: boolean) => void;
  /** Told what is to be heard. */
  readonly onStatus: (words: string) => void;
  readonly onProblem: (code: ErrorCode) => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [deleted, setDeleted] = useState<readonly Creation[]>([]);
  const [reported, setReported] = useState<Creation | null>(null);
  const [examined, setExamined] = useState<Question | null>(null);
  const { hearing, remember } = useHearing();
  const looking = useLooking(creations);
  const order = useMemo(() => looking.seen.map(({ id }) => id), [looking.seen]);
  const selecting = useSelection(order);
  const chosen = creations.filter(({ id }) => selecting.ids.has(id));

  const close = useCallback(() => {
    if (document.activeElement?.closest('.toast')) heading.current?.focus();
    setDeleted([]);
  }, []);
  const remove = async (going: readonly Creation[]) => {
    await gallery.remove(going.map(({ id }) => id));
    setDeleted(going);
  };
  const undo = async () => {
    await gallery.undo(deleted.map(({ id }) => id));
    setDeleted([]);
    document.querySelector<HTMLElement>(`[data-creation="${deleted[0]?.id}"] .poster`)?.focus();
  };
  const save = async ({ id, title }: Creation) => {
    const video = await gallery.video(id);
    if (!video) return;
    download(video, title);
    await gallery.markSaved(id);
  };
  const saveAll = async (all: readonly Creation[]) => {
    for (const creation of all) {
      await save(creation);
      await new Promise((resolve) => setTimeout(resolve, downloadPause));
    }
  };
  const examine = ({ id, title }: Creation) =>
    setExamined({ subject: { file: () => gallery.video(id) }, name: titleText(title) });
  const onExported = useCallback(
    ({ title }: Creation, format: ExportFormat) =>
      onStatus(i18n.t('gallery.exported', [titleText(title), i18n.t(`gallery.formats.${format}`)])),
    [onStatus],
  );
  const exporting = useFormatExport(gallery.video, onProblem, onExported);
  const failed = (error: unknown) => onProblem(codeOf(error));
  const copy = (creation: Creation) => {
    const copied = i18n.t('gallery.copied', [titleText(creation.title)]);
    copyFrame(creation, gallery.video).then(() => onStatus(copied), failed);
  };
  const endReport = ({ id }: Creation) => {
    setReported(null);
    // A card that is hidden has no menu any more that could take the keyboard back.
    setTimeout(() => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>(`[data-creation="${id}"] .poster`)?.focus();
    });
  };
  const { unmuted, volume } = hearing;
  const actions: CreationActions = {
    download: (creation) => void save(creation),
    remove: (going) => void remove(going),
    toggleSound: () => remember({ volume: volume || 0.5, unmuted: !unmuted }),
    menuOf: (creation) =>
      menuOf(creation, {
        download: (saved) => void save(saved),
        exportAs: exporting.start,
        copy,
        share: (shared) => void share(shared, gallery.video).catch(failed),
        examine,
        report: setReported,
      }),
  };
  const { readyThumbnail, thumbnail, video } = gallery;
  const context = { readyThumbnail, thumbnail, video, volume: unmuted ? volume : 0, actions };
  if (creations.length === 0 && deleted.length === 0) return null;
  return (
    <section aria-labelledby="gallery-heading">
      <h2 id="gallery-heading" ref={heading} tabIndex={-1}>
        {i18n.t('gallery.heading')}
      </h2>
      {creations.length > 0 && (
        <StorageMeter
          creations={gallery.complete ? creations : null}
          room={room}
          open={storageOpen}
          onToggle={onStorage}
          onChoose={(ids) => {
            looking.search('');
            selecting.chooseThese(ids);
            heading.current?.focus();
          }}
        />
      )}
      {creations.length > 1 && <Toolbar looking={looking} total={creations.length} />}
      {chosen.length > 0 && (
        <SelectionBar
          count={chosen.length}
          bytes={chosen.reduce((sum, creation) => sum + bytesOf(creation), 0)}
          onAll={selecting.chooseAll}
          onClear={selecting.clear}
          onDownload={() => void saveAll(chosen)}
          onDelete={() => void remove(chosen)}
        />
      )}
      {creations.length > 0 && looking.seen.length === 0 && (
        <p class="nothing-found">
          {i18n.t('gallery.nothingFound')}{' '}
          <Button kind="link" onClick={() => looking.search('')}>
            {i18n.t('gallery.showAll')}
          </Button>
        </p>
      )}
      <Grid
        creations={looking.seen}
        context={context}
        selecting={selecting}
        shownId={shownId}
        onRemove={(ids) => void remove(creations.filter(({ id }) => ids.includes(id)))}
      />
      {reported && <ReportDialog creation={reported} onClose={() => endReport(reported)} />}
      {examined && <PanelDialog question={examined} onClose={() => setExamined(null)} />}
      {exporting.running && <ExportToast running={exporting.running} />}
      {deleted.length > 0 && (
        <UndoToast
          key={deleted[0]?.id}
          words={deletedText(deleted)}
          onUndo={() => void undo()}
          onGone={close}
        />
      )}
    </section>
  );
}
