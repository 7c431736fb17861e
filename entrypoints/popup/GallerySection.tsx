import { useCallback, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Creation } from '../../lib/gallery/creation.ts';
import { titleText } from '../../ui/jobText.ts';
import { CreationCard } from './CreationCard.tsx';
import { UndoToast } from './UndoToast.tsx';
import type { GalleryView } from './useGallery.ts';

/** The finished videos, the newest first. */
export function GallerySection({
  creations,
  gallery,
  shownId,
}: {
  readonly creations: readonly Creation[];
  readonly gallery: GalleryView;
  readonly shownId: string | null;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [deleted, setDeleted] = useState<Creation | null>(null);
  const close = useCallback(() => {
    if (document.activeElement?.closest('.toast')) heading.current?.focus();
    setDeleted(null);
  }, []);
  const remove = async (creation: Creation) => {
    await gallery.remove(creation.id);
    setDeleted(creation);
  };
  const undo = async (id: string) => {
    await gallery.undo(id);
    setDeleted(null);
    document.querySelector<HTMLElement>(`[data-creation="${id}"] button`)?.focus();
  };
  return (
    <section aria-labelledby="gallery-heading">
      {creations.length > 0 && (
        <h2 id="gallery-heading" ref={heading} tabIndex={-1}>
          {i18n.t('gallery.heading')}
        </h2>
      )}
      <ul class="grid">
        {creations.map((creation) => (
          <CreationCard
            key={creation.id}
            creation={creation}
            gallery={gallery}
            shown={creation.id === shownId}
            onDelete={() => void remove(creation)}
          />
        ))}
      </ul>
      {deleted && (
        <UndoToast
          key={deleted.id}
          title={titleText(deleted.title)}
          onUndo={() => void undo(deleted.id)}
          onGone={close}
        />
      )}
    </section>
  );
}
