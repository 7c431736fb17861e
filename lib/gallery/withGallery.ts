import { Gallery } from './gallery.ts';

/** Does some work with the gallery open. @throws as `Gallery.open` does; whatever the work throws. */
export async function withGallery<T>(work: (gallery: Gallery) => Promise<T>): Promise<T> {
  const gallery = await Gallery.open();
  try {
    return await work(gallery);
  } finally {
    gallery.close();
  }
}
