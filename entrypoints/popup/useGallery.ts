import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Creation } from '../../lib/gallery/creation.ts';
import { Gallery, undoTime } from '../../lib/gallery/gallery.ts';
import { announce, hear } from '../../lib/protocol/channel.ts';

const opened = Gallery.open();

const poster = async (id: string) => (await opened).poster(id);
const video = async (id: string) => (await opened).video(id);
const purge = async () => (await opened).purge(Date.now() - undoTime);

export interface GalleryView {
  /** The newest first; null until they are read. */
  readonly creations: readonly Creation[] | null;
  readonly poster: (id: string) => Promise<File | null>;
  readonly video: (id: string) => Promise<File | null>;
  readonly remove: (id: string) => Promise<void>;
  readonly undo: (id: string) => Promise<void>;
}

/** The gallery, kept in step with every other page of the extension. */
export function useGallery(): GalleryView {
  const [creations, setCreations] = useState<readonly Creation[] | null>(null);
  const refresh = useCallback(async () => setCreations(await (await opened).list()), []);

  useEffect(() => {
    const stop = new AbortController();
    hear('gallery/changed', () => void refresh(), stop.signal);
    void purge().then(refresh);
    return () => stop.abort();
  }, [refresh]);

  const remove = async (id: string) => {
    await (await opened).remove([id], Date.now());
    setTimeout(purge, undoTime);
    announce('gallery/changed', {});
    await refresh();
  };
  const undo = async (id: string) => {
    await (await opened).undo([id]);
    announce('gallery/changed', {});
    await refresh();
  };
  return { creations, poster, video, remove, undo };
}
