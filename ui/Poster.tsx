import { useEffect, useState } from 'preact/hooks';
import './poster.css';
import { Icon } from './Icon.tsx';
import { useObjectUrl } from './useObjectUrl.ts';

const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * A still that comes to life under the pointer or the keyboard's focus; a click pauses and plays. Where the
 * user wants less motion, only a click plays.
 */
export function Poster({
  poster,
  loadVideo,
  label,
  mark,
  missing,
  playAtOnce = false,
}: {
  readonly poster: Blob | null;
  readonly loadVideo: () => Promise<Blob | null>;
  /** What assistive technology calls it. */
  readonly label: string;
  /** What stands on the picture: that it is AI-generated. */
  readonly mark: string;
  /** What is said where the video is gone. */
  readonly missing: string;
  readonly playAtOnce?: boolean;
}) {
  const [playing, setPlaying] = useState(playAtOnce);
  const [video, setVideo] = useState<Blob | null>(null);
  const [isMissing, setMissing] = useState(false);
  const posterUrl = useObjectUrl(poster);
  const videoUrl = useObjectUrl(video);

  useEffect(() => {
    if (!playing) return setVideo(null);
    let stale = false;
    loadVideo().then(
      (found) => {
        if (stale) return;
        setVideo(found);
        setMissing(!found);
      },
      () => setMissing(true),
    );
    return () => {
      stale = true;
    };
  }, [playing, loadVideo]);

  const follow = (wanted: boolean) => {
    if (!wanted || !prefersStill()) setPlaying(wanted);
  };
  return (
    <button
      type="button"
      class="poster"
      aria-label={label}
      aria-pressed={playing}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && follow(true)}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && follow(false)}
      onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && follow(true)}
      onBlur={() => follow(false)}
      onClick={() => setPlaying(!playing)}
    >
      {posterUrl && <img src={posterUrl} alt="" loading="lazy" decoding="async" />}
      {videoUrl && <video src={videoUrl} muted loop playsInline autoPlay />}
      <span class="poster-label">{mark}</span>
      <span class="poster-sign">
        <Icon name={playing ? 'pause' : 'play'} size={14} />
      </span>
      {isMissing && <span class="poster-missing">{missing}</span>}
    </button>
  );
}
