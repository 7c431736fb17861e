import { listFiles, readFile, removeFile } from '../opfs.ts';

/** The pictures that wait for work or are in it, by source id. */
export interface Inbox {
  read(sourceId: string): Promise<Blob | null>;
  remove(sourceId: string): Promise<void>;
  /** Removes pictures that no job speaks of and that lay untouched since `before` (ms since the epoch). */
  sweep(keep: ReadonlySet<string>, before: number): Promise<void>;
}

export const opfsInbox: Inbox = {
  read: (sourceId) => readFile('inbox', sourceId),
  remove: (sourceId) => removeFile('inbox', sourceId),
  async sweep(keep, before) {
    for (const name of await listFiles('inbox')) {
      if (keep.has(name)) continue;
      const file = await readFile('inbox', name);
      if (file && file.lastModified < before) await removeFile('inbox', name);
    }
  },
};
