import { useEffect, useState } from 'preact/hooks';
import type { Creation } from '../../lib/gallery/creation.ts';
import { readOptions } from '../../lib/settings/settings.ts';
import { bytesMissing, bytesNeeded, type Room, readRoom } from '../../lib/storage/room.ts';

/** The room that is left, and what the next videos need of it. */
export interface RoomView extends Room {
  /** Bytes that one more video needs. */
  readonly needed: number;
  /** Bytes that are missing for it and all that waits; 0 = there is room. */
  readonly missing: number;
}

/**
 * Looks at the room anew whenever the gallery or the queue changes; null until it is known.
 * @param waiting jobs that are in work or queued
 */
export function useRoom(creations: readonly Creation[] | null, waiting: number): RoomView | null {
  const [view, setView] = useState<RoomView | null>(null);
  useEffect(() => {
    if (!creations) return;
    let stale = false;
    Promise.all([readRoom(), readOptions()]).then(
      ([room, options]) => {
        const needed = bytesNeeded(options, creations);
        if (!stale) setView({ ...room, needed, missing: bytesMissing(room, needed, waiting + 1) });
      },
      (error: unknown) => console.warn('The room is not known', error),
    );
    return () => {
      stale = true;
    };
  }, [creations, waiting]);
  return view;
}
