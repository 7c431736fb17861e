import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Creation } from './creation.ts';

interface Schema extends DBSchema {
  creations: { key: string; value: Creation; indexes: { createdAt: number } };
  /** JPEG by a creation's id. */
  thumbnails: { key: string; value: Uint8Array<ArrayBuffer> };
}

/** Where the gallery keeps what is not a file. */
export type GalleryDatabase = IDBPDatabase<Schema>;

export const galleryName = 'gallery';
/** Creations that are read before all others: more than a popup shows at first. */
const newestCount = 12;

/** What a gallery shows first. */
export interface NewestCreations {
  /** The newest first. */
  readonly creations: readonly Creation[];
  /** JPEG by id, of those that have one and are not hidden. */
  readonly thumbnails: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

export const openGalleryDatabase = (name = galleryName): Promise<GalleryDatabase> =>
  openDB<Schema>(name, 2, {
    upgrade(changed, from, _, transaction) {
      if (from < 1) changed.createObjectStore('creations', { keyPath: 'id' });
      transaction.objectStore('creations').createIndex('createdAt', 'createdAt');
      changed.createObjectStore('thumbnails');
    },
  });

/** The newest ones, with their small pictures: quick however many there are. */
export async function newestIn(database: GalleryDatabase, count = newestCount): Promise<NewestCreations> {
  const transaction = database.transaction(['creations', 'thumbnails']);
  const keys = await transaction.objectStore('creations').index('createdAt').getAllKeys();
  const ids = keys.slice(-count).reverse();
  const [records, pictures] = await Promise.all([
    Promise.all(ids.map((id) => transaction.objectStore('creations').get(id))),
    Promise.all(ids.map((id) => transaction.objectStore('thumbnails').get(id))),
  ]);
  const creations = records.filter((record) => record !== undefined && record.deletedAt === null);
  const thumbnails = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const [at, picture] of pictures.entries())
    if (picture && !records[at]?.reportedAt) thumbnails.set(ids[at]!, picture);
  return { creations: creations as Creation[], thumbnails };
}
