import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Creation, isAudible } from '../../lib/gallery/creation.ts';
import { IconButton } from '../../ui/Button.tsx';
import { download } from '../../ui/download.ts';
import { Icon } from '../../ui/Icon.tsx';
import { titleText } from '../../ui/jobText.ts';
import { Notes } from '../../ui/Notes.tsx';
import { Poster } from '../../ui/Poster.tsx';
import { Remarks } from '../../ui/Remarks.tsx';
import { deskLine } from '../../ui/report/deskLine.ts';
import { ReportForm } from '../../ui/report/ReportForm.tsx';
import { useHearing } from '../../ui/useHearing.ts';
import type { GalleryView } from './useGallery.ts';

function signature({ credentials: { signer } }: Creation): string {
  return signer ? i18n.t('gallery.signedBy', [signer]) : i18n.t('gallery.signed');
}

/** One creation: it plays where it stands, says what it is, and can be taken away or thrown away. */
export function CreationCard({
  creation,
  gallery,
  shown,
  onDelete,
}: {
  readonly creation: Creation;
  readonly gallery: GalleryView;
  /** The one that the gallery was opened for. */
  readonly shown: boolean;
  readonly onDelete: () => void;
}) {
  const { id } = creation;
  const title = titleText(creation.title);
  const card = useRef<HTMLLIElement>(null);
  const [poster, setPoster] = useState<Blob | null>(null);
  const { poster: readPoster, video: readVideo } = gallery;
  const loadVideo = useCallback(() => readVideo(id), [readVideo, id]);

  useEffect(() => {
    void readPoster(id).then(setPoster);
  }, [readPoster, id, creation.reportedAt]);
  useEffect(() => {
    if (shown) card.current?.scrollIntoView({ block: 'center' });
  }, [shown]);

  const [reporting, setReporting] = useState(false);
  const hidden = creation.reportedAt !== undefined && creation.reportedAt !== null;
  const { hearing, remember } = useHearing();
  const { unmuted, volume } = hearing;
  const save = async () => {
    const video = await readVideo(id);
    if (video) download(video, creation.title);
  };
  return (
    <li ref={card} class={shown ? 'creation shown' : 'creation'} data-creation={id}>
      <Poster
        poster={poster}
        loadVideo={loadVideo}
        label={`${i18n.t('gallery.play', [title])}, ${i18n.t('aiGenerated')}`}
        mark={i18n.t('aiGenerated')}
        missing={i18n.t('gallery.missing')}
        playAtOnce={shown}
        volume={unmuted ? volume : 0}
      />
      <div class="creation-line">
        <h3 title={title}>{title}</h3>
        {!hidden && (
          <IconButton
            icon="download"
            label={i18n.t('gallery.downloadOf', [title])}
            onClick={() => void save()}
          />
        )}
        <IconButton icon="delete" label={i18n.t('gallery.deleteOf', [title])} onClick={onDelete} />
        {!hidden && isAudible(creation.report) && (
          <IconButton
            icon={unmuted ? 'soundOn' : 'soundOff'}
            label={i18n.t(unmuted ? 'player.mute' : 'player.unmute')}
            onClick={() => remember({ volume: volume || 0.5, unmuted: !unmuted })}
          />
        )}
        {!hidden && (
          <IconButton icon="flag" label={i18n.t('report.of', [title])} onClick={() => setReporting(true)} />
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
      {reporting && (
        <ReportForm
          subject={{ kind: 'creation', creationId: id, title: creation.title }}
          line={deskLine}
          onClose={() => setReporting(false)}
        />
      )}
      <p class="creation-signature">
        <Icon name="info" size={15} />
        <span title={signature(creation)}>
          {signature(creation)}
          <br />
          {i18n.t('gallery.checked')}
        </span>
      </p>
      <Remarks remarks={creation.report.remarks} />
      <Notes notes={creation.report.analysis.notes} soundProblem={creation.report.sound?.problem} />
    </li>
  );
}
