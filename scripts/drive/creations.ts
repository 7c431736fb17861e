import type { Page } from 'puppeteer-core';
import type { Creation } from '../../lib/gallery/creation.ts';
import { removeOpfsFile } from './workshop.ts';

/** Where `lib/gallery` keeps metadata. */
const database = 'gallery';
const store = 'creations';

/** A creation's metadata, or null where there is none. */
export async function readCreation(page: Page, id: string): Promise<Creation | null> {
  return page.evaluate(
    (database, store, id) =>
      new Promise<Creation | null>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(store).objectStore(store).get(id);
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve((reading.result as Creation | undefined) ?? null);
          };
        };
      }),
    database,
    store,
    id,
  );
}

/** Removes a creation for good: metadata, video and poster. */
export async function removeCreation(page: Page, id: string): Promise<void> {
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
}
