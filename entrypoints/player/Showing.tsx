import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { VivifyError } from '../../lib/errors.ts';
import { download } from '../../ui/download.ts';
import { deskLine } from '../../ui/report/deskLine.ts';
import { ReportForm } from '../../ui/report/ReportForm.tsx';
import { useObjectUrl } from '../../ui/useObjectUrl.ts';
import { Controls } from './Controls.tsx';
import { useInView } from './useInView.ts';
import type { Player } from './usePlayer.ts';
import { useSound } from './useSound.ts';
import { useVideoFile } from './useVideoFile.ts';

/** Milliseconds the controls show themselves for, unasked. */
const greeting = 2600;

const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const percent = (share: number) => `${share * 100}%`;

/** The video where the picture is painted, and its controls. */
export function Showing({
  creationId,
  title,
  layout,
  calls,
  onGallery,
  onStudio,
  onClose,
  onError,
}: Pick<Player, 'layout' | 'calls'> & {
  readonly creationId: string;
  readonly title: string;
  readonly onGallery: () => void;
  readonly onStudio: () => void;
  readonly onClose: () => void;
  readonly onError: (error: unknown) => void;
}) {
  const file = useVideoFile(creationId, onError);
  const url = useObjectUrl(file);
  const video = useRef<HTMLVideoElement>(null);
  const section = useRef<HTMLElement>(null);
  const inView = useInView(section);
  const [wanted, setWanted] = useState(() => !prefersStill());
  const [original, setOriginal] = useState(false);
  const sound = useSound(creationId);
  const [reporting, setReporting] = useState(false);
  const [greets, setGreets] = useState(true);

  useEffect(() => {
    setGreets(true);
    const timer = setTimeout(() => setGreets(false), greeting);
    return () => clearTimeout(timer);
  }, [calls]);

  useEffect(() => {
    const element = video.current;
    if (!element || !url) return;
    if (wanted && !original && inView) element.play().catch(() => setWanted(false));
    else element.pause();
  }, [wanted, original, inView, url]);

  const save = () => {
    if (file) download(file, title);
  };
  const togglePlay = () => {
    if (original) setOriginal(false);
    setWanted(original || !wanted);
  };
  const soundKeys = {
    m: sound.toggle,
    arrowup: () => sound.nudge(1),
    arrowdown: () => sound.nudge(-1),
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (reporting) return;
      const onButton = event.target instanceof HTMLButtonElement;
      const onSlider = event.target instanceof HTMLInputElement;
      if (onSlider && event.key.startsWith('Arrow')) return;
      if (event.ctrlKey || event.metaKey || event.altKey || (onButton && /^[ ]$|^Enter$/.test(event.key)))
        return;
      const act = {
        ' ': togglePlay,
        o: () => setOriginal(!original),
        ...(sound.present && soundKeys),
        d: save,
        g: onGallery,
        e: onStudio,
        r: () => setReporting(true),
      }[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  const description = title ? i18n.t('player.describe', [title]) : i18n.t('player.describeUntitled');
  const box = {
    left: percent(layout.x),
    top: percent(layout.y),
    width: percent(layout.width),
    height: percent(layout.height),
  };
  // The frames carry their mark in one of their corners.
  const cropped =
    Math.min(layout.x, layout.y) < -0.02 || layout.x + layout.width > 1.02 || layout.y + layout.height > 1.02;
  return (
    <section
      ref={section}
      class={['showing', greets && 'greets', cropped && 'cropped'].filter(Boolean).join(' ')}
    >
      {url && (
        <video
          ref={video}
          class={original ? 'away' : ''}
          style={box}
          src={url}
          loop
          muted={sound.muted}
          volume={sound.volume}
          playsInline
          autoPlay={wanted}
          aria-label={description}
          onClick={togglePlay}
          onError={() => onError(new VivifyError('unknown', 'The video does not play'))}
        />
      )}
      {reporting && (
        <ReportForm
          subject={{ kind: 'creation', creationId, title: title.slice(0, 300) }}
          line={deskLine}
          onClose={(end) => (end === 'reported' ? onClose() : setReporting(false))}
        />
      )}
      <p class="label">{i18n.t('aiGenerated')}</p>
      <Controls
        playing={wanted && !original}
        original={original}
        sound={sound}
        onPlay={togglePlay}
        onOriginal={() => setOriginal(!original)}
        onDownload={save}
        onGallery={onGallery}
        onStudio={onStudio}
        onReport={() => setReporting(true)}
        onClose={onClose}
      />
    </section>
  );
}
