import { useCallback, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Creation } from '../../../lib/gallery/creation.ts';
import { Gallery, undoTime } from '../../../lib/gallery/gallery.ts';
import { announce, hear } from '../../../lib/protocol/channel.ts';

const opened = Gallery.open();
/** Read while the page still learns its language: the popup opens sooner. */
const first = opened.then((gallery) => gallery.list());

const poster = async (id: string) => (await opened).poster(id);
const video = async (id: string) => (await opened).video(id);
const purge = async () => (await opened).purge(Date.now() - undoTime);

export interface GalleryView {
  /** The newest first; null until they are read. */
  readonly creations: readonly Creation[] | null;
  readonly poster: (id: string) => Promise<File | null>;
  readonly video: (id: string) => Promise<File | null>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  readonly undo: (ids: readonly string[]) => Promise<void>;
  /** Remembers that it left as a file. */
  readonly markSaved: (id: string) => Promise<void>;
}

/** The gallery, kept in step with every other page of the extension. */
export function useGallery(): GalleryView {
  const [creations, setCreations] = useState<readonly Creation[] | null>(null);
  const refresh = useCallback(async () => setCreations(await (await opened).list()), []);

  useLayoutEffect(() => {
    const stop = new AbortController();
    hear('gallery/changed', () => void refresh(), stop.signal);
    // What is to be forgotten is not listed any more: the list need not wait for it.
    void first.then(setCreations).then(purge);
    return () => stop.abort();
  }, [refresh]);

  const actions = useMemo(() => {
    const changed = async () => {
      announce('gallery/changed', {});
      await refresh();
    };
    return {
      remove: async (ids: readonly string[]) => {
        await (await opened).remove(ids, Date.now());
        setTimeout(purge, undoTime);
        await changed();
      },
      undo: async (ids: readonly string[]) => {
        await (await opened).undo(ids);
        await changed();
      },
      markSaved: async (id: string) => {
        await (await opened).markSaved(id, Date.now());
        await changed();
      },
    };
  }, [refresh]);
  return useMemo(() => ({ creations, poster, video, ...actions }), [creations, actions]);
}
