import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * A reference to the video that shows an address, which lets go of it when the address is given back: what is taken
 * away goes on loading until its memory is collected, from an address that is none any more.
 */
export function useVideoSource(url: string | null): RefObject<HTMLVideoElement | null> {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const shown = video.current;
    return () => {
      shown?.removeAttribute('src');
      shown?.load();
    };
  }, [url]);
  return video;
}
