import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Creation } from '../../../lib/gallery/creation.ts';
import type { NewestCreations } from '../../../lib/gallery/database.ts';
import { Gallery, jpegOf, undoTime } from '../../../lib/gallery/gallery.ts';
import { lookAhead } from '../../../lib/gallery/lookAhead.ts';
import { announce, hear } from '../../../lib/protocol/channel.ts';

const opened = Gallery.open();
const newest = lookAhead.taken() ?? opened.then((gallery) => gallery.newest());
let first: NewestCreations | null = null;

/** Resolves when the first cards can be shown. */
export async function prepareGallery(): Promise<void> {
  first = await newest;
}

const ready = new Map<string, Blob>();

function readyThumbnail(id: string): Blob | null {
  const bytes = first?.thumbnails.get(id);
  if (!bytes) return null;
  const picture = ready.get(id) ?? jpegOf(bytes);
  ready.set(id, picture);
  return picture;
}

const thumbnail = async (id: string) => (await opened).thumbnail(id);
const video = async (id: string) => (await opened).video(id);
const purge = async () => (await opened).purge(Date.now() - undoTime);

export interface GalleryView {
  /** The newest first; null until they are read, and not more than those that are seen at first until all are. */
  readonly creations: readonly Creation[] | null;
  /** Whether these are all that there are. */
  readonly complete: boolean;
  /** A small picture that is there already; null where it has to be read. */
  readonly readyThumbnail: (id: string) => Blob | null;
  readonly thumbnail: (id: string) => Promise<Blob | null>;
  readonly video: (id: string) => Promise<File | null>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  readonly undo: (ids: readonly string[]) => Promise<void>;
  /** Remembers that it left as a file. */
  readonly markSaved: (id: string) => Promise<void>;
}

/** The gallery, kept in step with every other page of the extension. */
export function useGallery(): GalleryView {
  const [{ creations, complete }, setKnown] = useState<Pick<GalleryView, 'creations' | 'complete'>>({
    creations: first?.creations ?? null,
    complete: false,
  });
  const refresh = useCallback(
    async () => setKnown({ creations: await (await opened).list(), complete: true }),
    [],
  );

  useEffect(() => {
    const stop = new AbortController();
    hear('gallery/changed', () => void refresh(), stop.signal);
    // What is to be forgotten is not listed any more: the list need not wait for it.
    void refresh().then(purge);
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
  return useMemo(
    () => ({ creations, complete, readyThumbnail, thumbnail, video, ...actions }),
    [creations, complete, actions],
  );
}
