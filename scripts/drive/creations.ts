import type { Creation } from '../../lib/gallery/creation.ts';
import { type ExtensionPage, removeOpfsFile } from './workshop.ts';

/** Where `lib/gallery` keeps metadata. */
const database = 'gallery';
const store = 'creations';

/** Every creation's metadata, newest first. */
export async function listCreations(page: ExtensionPage): Promise<Creation[]> {
  const all = await page.evaluate(
    (database, store) =>
      new Promise<Creation[]>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(store).objectStore(store).getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result as Creation[]);
          };
        };
      }),
    database,
    store,
  );
  return all.sort((a, b) => b.createdAt - a.createdAt);
}

/** A creation's metadata, or null where there is none. */
export async function readCreation(page: ExtensionPage, id: string): Promise<Creation | null> {
  return (await listCreations(page)).find((creation) => creation.id === id) ?? null;
}

/** What distinguishes a copy of a creation: anything of its record but its id. */
export type CopyChanges = Partial<Omit<Creation, 'id'>>;

/**
 * Fills the gallery with copies of a creation, its video and its poster, as no user would: records and files
 * are written at once. Pages of the extension that are open have to be loaded again to see them.
 * @returns the copies' ids, in order
 */
export async function copyCreation(
  page: ExtensionPage,
  id: string,
  copies: readonly CopyChanges[],
): Promise<string[]> {
  const ids = copies.map(() => crypto.randomUUID());
  await page.evaluate(
    async (database, store, id, ids, copies) => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('creations');
      for (const extension of ['mp4', 'jpg']) {
        const bytes = await (
          await (await folder.getFileHandle(`${id}.${extension}`)).getFile()
        ).arrayBuffer();
        for (const copy of ids) {
          const handle = await folder.getFileHandle(`${copy}.${extension}`, { create: true });
          const writable = await handle.createWritable();
          await writable.write(bytes);
          await writable.close();
        }
      }
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction([store, 'thumbnails'], 'readwrite');
          const creations = change.objectStore(store);
          const thumbnails = change.objectStore('thumbnails');
          const reading = creations.get(id);
          reading.onsuccess = () => {
            for (const [at, copy] of ids.entries())
              creations.put({ ...reading.result, ...copies[at], id: copy });
          };
          const picture = thumbnails.get(id);
          picture.onsuccess = () => {
            for (const copy of ids) thumbnails.put(picture.result, copy);
          };
          change.onerror = () => reject(change.error);
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      });
    },
    database,
    store,
    id,
    ids,
    copies,
  );
  return ids;
}

/** Removes a creation for good: metadata, video and poster. */
export async function removeCreation(page: ExtensionPage, id: string): Promise<void> {
  await page.evaluate(
    (database, store, id) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction([store, 'thumbnails'], 'readwrite');
          change.objectStore(store).delete(id);
          change.objectStore('thumbnails').delete(id);
          change.onerror = () => reject(change.error);
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    database,
    store,
    id,
  );
  await removeOpfsFile(page, 'creations', `${id}.mp4`);
  await removeOpfsFile(page, 'creations', `${id}.jpg`);
  await removeOpfsFile(page, 'creations', `${id}.source`);
}
