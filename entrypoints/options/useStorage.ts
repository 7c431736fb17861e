import { useCallback, useEffect, useState } from 'preact/hooks';
import { bytesOf } from '../../lib/gallery/creation.ts';
import { Gallery } from '../../lib/gallery/gallery.ts';
import { announce, askWorkshop, hear } from '../../lib/protocol/channel.ts';

/** Creations older than this are offered for removal, in milliseconds. */
const old = 30 * 24 * 3_600_000;

/** Something that could go. */
export interface Cleanup {
  readonly kind: 'old-creations' | 'stopped-jobs';
  readonly count: number;
  readonly bytes: number;
}

export interface StorageView {
  /** Bytes. */
  readonly used: number;
  readonly quota: number;
  readonly creations: { readonly count: number; readonly bytes: number };
  readonly models: { readonly count: number; readonly bytes: number };
  readonly cleanups: readonly Cleanup[];
}

const opened = Gallery.open();

const oldCreations = async () =>
  (await (await opened).list()).filter(({ createdAt }) => createdAt < Date.now() - old);

const stoppedJobs = async () => {
  const { jobs } = await askWorkshop('jobs/list', {});
  return jobs.filter(({ state }) => state === 'failed' || state === 'interrupted');
};

async function look(): Promise<StorageView> {
  const [{ usage = 0, quota = 0 }, creations, { models }, aged, stopped] = await Promise.all([
    navigator.storage.estimate(),
    opened.then((gallery) => gallery.list()),
    askWorkshop('models/list', {}),
    oldCreations(),
    stoppedJobs(),
  ]);
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  const cleanups: Cleanup[] = [
    { kind: 'old-creations', count: aged.length, bytes: sum(aged.map(bytesOf)) },
    { kind: 'stopped-jobs', count: stopped.length, bytes: 0 },
  ];
  return {
    used: usage,
    quota,
    creations: { count: creations.length, bytes: sum(creations.map(bytesOf)) },
    models: { count: models.length, bytes: sum(models.map(({ received }) => received)) },
    cleanups: cleanups.filter(({ count }) => count > 0),
  };
}

async function cleanUp(kind: Cleanup['kind']): Promise<void> {
  if (kind === 'old-creations') {
    for (const { id } of await oldCreations()) await (await opened).erase(id);
    announce('gallery/changed', {});
  } else {
    for (const { id } of await stoppedJobs()) await askWorkshop('jobs/dismiss', { jobId: id });
  }
}

/** What lies on this device, looked at anew after every change; null until it is known. */
export function useStorage(): {
  readonly storage: StorageView | null;
  readonly clean: (kind: Cleanup['kind']) => Promise<void>;
} {
  const [storage, setStorage] = useState<StorageView | null>(null);
  const refresh = useCallback(() => {
    look().then(setStorage, (error: unknown) => console.warn('Storage not read', error));
  }, []);
  useEffect(() => {
    const stop = new AbortController();
    refresh();
    hear('gallery/changed', refresh, stop.signal);
    hear(
      'models/changed',
      ({ models }) => {
        // During a download nothing but progress changes.
        if (models.every(({ state }) => state !== 'downloading')) refresh();
      },
      stop.signal,
    );
    return () => stop.abort();
  }, [refresh]);
  const clean = useCallback(
    async (kind: Cleanup['kind']) => {
      await cleanUp(kind);
      refresh();
    },
    [refresh],
  );
  return { storage, clean };
}
