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

/** Removes a creation for good: metadata, video and poster. */
export async function removeCreation(page: ExtensionPage, id: string): Promise<void> {
  await page.evaluate(
    (database, store, id) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction(store, 'readwrite');
          change.objectStore(store).delete(id);
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
