import { useEffect, useMemo } from 'preact/hooks';

/** A URL for bytes, as long as the component shows them; null without bytes. */
export function useObjectUrl(bytes: Blob | null): string | null {
  const url = useMemo(() => bytes && URL.createObjectURL(bytes), [bytes]);
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  return url;
}
