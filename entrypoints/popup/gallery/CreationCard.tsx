import { useCallback, useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { bytesOf, type Creation, isAudible } from '../../../lib/gallery/creation.ts';
import { openablePage } from '../../../lib/gallery/origin.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { dateText, dayText } from '../../../ui/dateText.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { titleText } from '../../../ui/jobText.ts';
import { Menu } from '../../../ui/Menu.tsx';
import { Notes } from '../../../ui/Notes.tsx';
import { bytesText, secondsText } from '../../../ui/numbers.ts';
import { Poster } from '../../../ui/Poster.tsx';
import { Remarks } from '../../../ui/Remarks.tsx';
import type { CreationActions } from './creationActions.ts';
import { posterText, signatureText, siteOf } from './creationText.ts';
import type { GalleryView } from './useGallery.ts';

/** What of the gallery a card needs. */
export interface CardContext {
  readonly readyThumbnail: GalleryView['readyThumbnail'];
  readonly thumbnail: GalleryView['thumbnail'];
  readonly video: (id: string) => Promise<File | null>;
  /** 0..1; 0 = muted. */
  readonly volume: number;
  readonly actions: CreationActions;
}

/** The card's picture; null until it is read, and for what a report hides. */
function useThumbnail(id: string, hidden: boolean, { readyThumbnail, thumbnail }: CardContext): Blob | null {
  const [read, setRead] = useState<Blob | null>(null);
  const ready = readyThumbnail(id);
  useEffect(() => {
    if (hidden || ready) return undefined;
    let stale = false;
    void thumbnail(id).then((found) => !stale && setRead(found));
    return () => {
      stale = true;
    };
  }, [thumbnail, id, hidden, ready]);
  return hidden ? null : (ready ?? read);
}

/** When it was made, how large it is, and the page it came from. */
function Facts({ creation }: { readonly creation: Creation }) {
  const page = openablePage(creation.page);
  return (
    <p class="creation-facts">
      <span title={dateText(creation.createdAt)}>{dayText(creation.createdAt)}</span>
      <span>{bytesText(bytesOf(creation))}</span>
      {page && (
        <a
          href={page.url}
          target="_blank"
          rel="noreferrer"
          title={page.title || page.url}
          aria-label={i18n.t('gallery.openPage', [page.title || siteOf(page.url)])}
        >
          {siteOf(page.url)}
        </a>
      )}
    </p>
  );
}

/** One creation: it plays where it stands, says what it is, and can be taken away or thrown away. */
export function CreationCard({
  creation,
  context,
  shown,
  selected,
  onChoose,
}: {
  readonly creation: Creation;
  readonly context: CardContext;
  /** The one that the gallery was opened for. */
  readonly shown: boolean;
  readonly selected: boolean;
  readonly onChoose: (id: string, extend: boolean) => void;
}) {
  const { id, report } = creation;
  const { video, volume, actions } = context;
  const title = titleText(creation.title);
  const hidden = creation.reportedAt !== undefined && creation.reportedAt !== null;
  const poster = useThumbnail(id, hidden, context);
  const loadVideo = useCallback(() => video(id), [video, id]);
  const audible = isAudible(report);
  const whose = `${signatureText(creation)}. ${i18n.t('gallery.checked')}`;
  return (
    <>
      <input
        type="checkbox"
        class="choose"
        aria-label={i18n.t('gallery.select', [title])}
        checked={selected}
        onClick={(event) => onChoose(id, event.shiftKey)}
      />
      <Poster
        poster={poster}
        loadVideo={loadVideo}
        label={posterText(creation)}
        mark={i18n.t('aiGenerated')}
        missing={i18n.t('gallery.missing')}
        playAtOnce={shown}
        volume={volume}
        facts={
          <>
            {secondsText(creation.seconds, 1)}
            {audible && <Icon name={volume > 0 ? 'soundOn' : 'soundOff'} size={12} />}
          </>
        }
      />
      <h3 title={title}>{title}</h3>
      <Facts creation={creation} />
      <p class="creation-signature" data-state={creation.credentials.state}>
        <Icon name={creation.credentials.state === 'trusted' ? 'sealed' : 'info'} size={14} />
        <span class="only-heard">{whose}</span>
        <span aria-hidden="true" title={whose}>
          {i18n.t('gallery.sealed')}
        </span>
      </p>
      <div class="creation-line">
        {!hidden && (
          <IconButton
            icon="download"
            label={i18n.t('gallery.downloadOf', [title])}
            onClick={() => actions.download(creation)}
          />
        )}
        <IconButton
          icon="delete"
          label={i18n.t('gallery.deleteOf', [title])}
          onClick={() => actions.remove([creation])}
        />
        {!hidden && audible && (
          <IconButton
            icon={volume > 0 ? 'soundOn' : 'soundOff'}
            label={i18n.t(volume > 0 ? 'player.mute' : 'player.unmute')}
            onClick={actions.toggleSound}
          />
        )}
        {!hidden && (
          <Menu
            icon="more"
            label={i18n.t('gallery.moreOf', [title])}
            items={() => actions.menuOf(creation)}
          />
        )}
      </div>
      {hidden && (
        <p class="creation-reported">
          {i18n.t('report.youReported')}{' '}
          <a href="/reports.html" target="_blank" rel="noreferrer">
            {i18n.t('report.open')}
          </a>
        </p>
      )}
      <Remarks remarks={report.remarks} />
      <Notes notes={report.analysis.notes} soundProblem={report.sound?.problem} />
    </>
  );
}
