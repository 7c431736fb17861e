import { useEffect, useMemo } from 'preact/hooks';

/** Milliseconds that a URL outlives its component: what has only just been shown may be about to load. */
const grace = 1000;

/** A URL for bytes, as long as the component shows them; null without bytes. */
export function useObjectUrl(bytes: Blob | null): string | null {
  const url = useMemo(() => bytes && URL.createObjectURL(bytes), [bytes]);
  useEffect(() => () => void (url && setTimeout(() => URL.revokeObjectURL(url), grace)), [url]);
  return url;
}
