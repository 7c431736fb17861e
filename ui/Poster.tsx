import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import './poster.css';
import { Icon } from './Icon.tsx';
import { useObjectUrl } from './useObjectUrl.ts';
import { useVideoSource } from './useVideoSource.ts';

const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function playWith(video: HTMLVideoElement, volume: number): void {
  video.volume = volume;
  video.play().catch(() => {
    // Pages are heard only after a click on them.
    video.muted = true;
    // Rejects where the video has been taken away meanwhile.
    video.play().catch(() => undefined);
  });
}

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
  volume = 0,
  facts,
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
  /** 0..1; 0 = muted. Where the browser allows no sound yet, it plays without. */
  readonly volume?: number;
  /** What else stands on the picture, e.g. how long it is; its label says that too. */
  readonly facts?: ComponentChildren;
}) {
  const [playing, setPlaying] = useState(false);
  const [video, setVideo] = useState<Blob | null>(null);
  const [isMissing, setMissing] = useState(false);
  const posterUrl = useObjectUrl(poster);
  const videoUrl = useObjectUrl(video);

  useEffect(() => {
    if (playAtOnce && !prefersStill()) setPlaying(true);
  }, [playAtOnce]);
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

  const element = useVideoSource(videoUrl);
  useEffect(() => {
    const shown = element.current;
    if (shown && videoUrl) playWith(shown, volume);
  }, [videoUrl, volume]);

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
      {videoUrl && (
        <video key={videoUrl} ref={element} src={videoUrl} muted={volume === 0} loop playsInline />
      )}
      <span class="poster-label">{mark}</span>{' '}
      {facts && (
        <span class="poster-facts" aria-hidden="true">
          {facts}
        </span>
      )}
      <span class="poster-sign">
        <Icon name={playing ? 'pause' : 'play'} size={14} />
      </span>
      {isMissing && <span class="poster-missing">{missing}</span>}
    </button>
  );
}
