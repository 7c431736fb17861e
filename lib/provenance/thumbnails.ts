import { parseManifestStore, type StoredResource } from './manifestStore.ts';
import type { KeepThumbnail } from './reading.ts';
import type { ThumbnailIds } from './verdict/story.ts';

/** Where the library keeps pictures of a manifest store. */
export interface Resources {
  /** @throws where there is none of that name. */
  resourceToBytes(identifier: string): Uint8Array;
}

const maxThumbnails = 16;
const maxBytes = 1024 * 1024;

/** Keeps the thumbnails of a store. @returns their names by the library's identifiers. */
export async function thumbnailsOf(
  value: unknown,
  resources: Resources,
  keep: KeepThumbnail,
): Promise<ThumbnailIds> {
  const store = parseManifestStore(value);
  const pictures = Object.values(store.manifests)
    .flatMap(({ thumbnail, ingredients }) => [thumbnail, ...ingredients.map((one) => one.thumbnail)])
    .filter((picture): picture is StoredResource => picture != null);
  const ids = new Map<string, string>();
  for (const { identifier, format } of pictures) {
    if (ids.size === maxThumbnails) break;
    if (ids.has(identifier) || !/^image\/(?:jpeg|png|webp)$/.test(format)) continue;
    try {
      const bytes = resources.resourceToBytes(identifier);
      const id = bytes.length > maxBytes ? null : await keep(new Uint8Array(bytes), format);
      if (id) ids.set(identifier, id);
    } catch (thrown) {
      if (thrown instanceof WebAssembly.RuntimeError) throw thrown;
      // The store names a picture that it does not hold.
    }
  }
  return ids;
}
