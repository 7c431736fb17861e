import { i18n } from '#i18n';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import type { Sound } from './useSound.ts';

function Control({
  icon,
  label,
  keys,
  pressed,
  name,
  onClick,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly keys: string;
  readonly name: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      class={name}
      title={label}
      aria-label={label}
      aria-keyshortcuts={keys}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Icon name={icon} size={18} />
    </button>
  );
}

/** The way to hear a video, and how loud. */
function Volume({ sound: { muted, volume, toggle, setVolume } }: { readonly sound: Sound }) {
  const percent = Math.round(100 * (muted ? 0 : volume));
  return (
    <>
      <Control
        name="mute"
        icon={muted ? 'soundOff' : 'soundOn'}
        label={i18n.t(muted ? 'player.unmute' : 'player.mute')}
        keys="M"
        onClick={toggle}
      />
      <input
        class="volume"
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={muted ? 0 : volume}
        aria-label={i18n.t('player.volume')}
        aria-valuetext={i18n.t('player.volumeValue', [percent])}
        title={i18n.t('player.volume')}
        aria-keyshortcuts="ArrowUp ArrowDown"
        onInput={({ currentTarget }) => setVolume(currentTarget.valueAsNumber)}
      />
    </>
  );
}

/** What can be done with a playing video: shown on hover and focus. */
export function Controls({
  playing,
  original,
  sound,
  onPlay,
  onOriginal,
  onDownload,
  onGallery,
  onStudio,
  onReport,
  onClose,
}: {
  readonly playing: boolean;
  readonly original: boolean;
  readonly sound: Sound;
  readonly onPlay: () => void;
  readonly onOriginal: () => void;
  readonly onDownload: () => void;
  readonly onGallery: () => void;
  readonly onStudio: () => void;
  readonly onReport: () => void;
  readonly onClose: () => void;
}) {
  return (
    <>
      <div class="controls" role="toolbar" aria-label={i18n.t('player.label')}>
        <Control
          name="play"
          icon={playing ? 'pause' : 'play'}
          label={i18n.t(playing ? 'player.pause' : 'player.play')}
          keys="Space"
          onClick={onPlay}
        />
        {sound.present && <Volume sound={sound} />}
        <Control
          name="original"
          icon="compare"
          label={i18n.t(original ? 'player.alive' : 'player.original')}
          keys="O"
          pressed={original}
          onClick={onOriginal}
        />
        <Control
          name="save"
          icon="download"
          label={i18n.t('player.download')}
          keys="D"
          onClick={onDownload}
        />
        <Control
          name="gallery"
          icon="gallery"
          label={i18n.t('player.gallery')}
          keys="G"
          onClick={onGallery}
        />
        <Control name="studio" icon="settings" label={i18n.t('player.studio')} keys="E" onClick={onStudio} />
        <Control name="report" icon="flag" label={i18n.t('report.title')} keys="R" onClick={onReport} />
      </div>
      <div class="controls corner">
        <Control name="close" icon="close" label={i18n.t('player.close')} keys="Escape" onClick={onClose} />
      </div>
    </>
  );
}
