import { type IDBPDatabase, openDB } from 'idb';
import { browser } from 'wxt/browser';

/** Empties every store of a database. Other contexts may hold it open, so that it cannot be deleted. */
async function emptyDatabase(name: string): Promise<void> {
  const database: IDBPDatabase = await openDB(name);
  try {
    const stores = [...database.objectStoreNames];
    if (stores.length === 0) return;
    const transaction = database.transaction(stores, 'readwrite');
    await Promise.all([...stores.map((store) => transaction.objectStore(store).clear()), transaction.done]);
  } finally {
    database.close();
  }
}

/**
 * Forgets all that this install keeps: creations and their files, jobs, signing keys, models, labels, settings.
 * What is left is as freshly installed. Nobody may be at work meanwhile.
 */
export async function eraseStorage(): Promise<void> {
  const databases = await indexedDB.databases();
  for (const { name } of databases) if (name !== undefined) await emptyDatabase(name);
  const root = await navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const name of root.keys()) names.push(name);
  for (const name of names) await root.removeEntry(name, { recursive: true });
  await browser.storage.session.clear();
  await browser.storage.local.clear();
  // Not another first run: that page was seen.
  await browser.storage.local.set({ welcomed: true });
}
