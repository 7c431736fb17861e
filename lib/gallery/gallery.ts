import { VivifyError } from '../errors.ts';
import type { Creation, SealedVideo } from './creation.ts';
import { type GalleryDatabase, type NewestCreations, newestIn, openGalleryDatabase } from './database.ts';
import { type GalleryFiles, opfsFiles } from './files.ts';
import { type Shrink, shrinkPoster } from './thumbnail.ts';

/** How long a delete can be undone, in milliseconds. */
export const undoTime = 10_000;

const videoName = (id: string) => `${id}.mp4`;
const posterName = (id: string) => `${id}.jpg`;
const sourceName = (id: string) => `${id}.source`;

/** True for what may be delivered: an AI label, read back from the file itself and intact. */
function isLabelled({ credentials }: SealedVideo): boolean {
  const intact = credentials.state === 'trusted' || credentials.state === 'valid';
  return intact && (credentials.label === 'ai-composite' || credentials.label === 'ai-generated');
}

/** Bytes of a thumbnail as a file. */
export const jpegOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes], { type: 'image/jpeg' });

/** The finished videos. Any extension page may open it; the browser keeps them in step. */
export class Gallery {
  readonly #database: GalleryDatabase;
  readonly #files: GalleryFiles;
  readonly #shrink: Shrink;

  private constructor(database: GalleryDatabase, files: GalleryFiles, shrink: Shrink) {
    this.#database = database;
    this.#files = files;
    this.#shrink = shrink;
  }

  static async open(
    files: GalleryFiles = opfsFiles,
    name?: string,
    shrink: Shrink = shrinkPoster,
  ): Promise<Gallery> {
    return new Gallery(await openGalleryDatabase(name), files, shrink);
  }

  /**
   * Takes a sealed video in; the metadata come last, so that a creation that is listed has its bytes.
   * @param at milliseconds since the epoch
   * @throws VivifyError `seal-invalid` for a video without intact credentials that call it AI-generated;
   * `storage-full`
   */
  async add(video: SealedVideo, at: number): Promise<Creation> {
    if (!isLabelled(video)) {
      const { state, label } = video.credentials;
      throw new VivifyError('seal-invalid', `Not for delivery: credentials are ${state}, label ${label}.`);
    }
    const { id, title, mp4, poster, source, report, page, options, credentials } = video;
    const { width, height, seconds } = report;
    const creation: Creation = {
      id,
      title,
      createdAt: at,
      width,
      height,
      seconds,
      bytes: mp4.size,
      sourceBytes: source.size,
      report,
      page,
      options,
      credentials,
      deletedAt: null,
    };
    try {
      await this.#files.write(videoName(id), mp4);
      await this.#files.write(posterName(id), poster);
      await this.#files.write(sourceName(id), source);
      await this.#database.put('creations', creation);
      await this.#makeThumbnail(id, poster);
    } catch (error) {
      await this.erase(id);
      throw error;
    }
    return creation;
  }

  /** Everything that is not deleted, the newest first. */
  async list(): Promise<Creation[]> {
    const all = await this.#database.getAll('creations');
    return all.filter(({ deletedAt }) => deletedAt === null).sort((a, b) => b.createdAt - a.createdAt);
  }

  /** What is shown first. */
  newest(): Promise<NewestCreations> {
    return newestIn(this.#database);
  }

  /** One creation, or null where there is none or it is deleted. */
  async get(id: string): Promise<Creation | null> {
    const creation = await this.#database.get('creations', id);
    return creation && creation.deletedAt === null ? creation : null;
  }

  /** The sealed MP4, or null where it is gone or a report hides it. */
  async video(id: string): Promise<File | null> {
    return (await this.#isHidden(id)) ? null : this.#files.read(videoName(id));
  }

  /** The first frame as JPEG, or null where it is gone or a report hides it. */
  async poster(id: string): Promise<File | null> {
    return (await this.#isHidden(id)) ? null : this.#files.read(posterName(id));
  }

  /** The first frame as a small JPEG, or null where it is gone or a report hides it. Earlier versions kept none. */
  async thumbnail(id: string): Promise<Blob | null> {
    if (await this.#isHidden(id)) return null;
    const kept = await this.#database.get('thumbnails', id);
    if (kept) return jpegOf(kept);
    const poster = await this.#files.read(posterName(id));
    return poster && this.#makeThumbnail(id, poster);
  }

  /** The picture that it was made of, or null where it was not kept or a report hides it. */
  async source(id: string): Promise<File | null> {
    return (await this.#isHidden(id)) ? null : this.#files.read(sourceName(id));
  }

  /** The sealed MP4 of a creation that a report hides, for those it is reported to. */
  sealedForReport(id: string): Promise<File | null> {
    return this.#files.read(videoName(id));
  }

  /** Hides a reported creation, or shows it again. @param at milliseconds since the epoch; null = shown */
  quarantine(id: string, at: number | null): Promise<void> {
    return this.#change([id], { reportedAt: at });
  }

  /** Remembers that a creation left as a file. @param at milliseconds since the epoch */
  markSaved(id: string, at: number): Promise<void> {
    return this.#change([id], { savedAt: at });
  }

  /** Deletes so that `undo` can bring them back until `purge`. @param at milliseconds since the epoch */
  remove(ids: readonly string[], at: number): Promise<void> {
    return this.#change(ids, { deletedAt: at });
  }

  /** Takes deletes back; nothing happens where it is too late. */
  undo(ids: readonly string[]): Promise<void> {
    return this.#change(ids, { deletedAt: null });
  }

  /** Erases for good what was deleted before a time (milliseconds since the epoch). */
  async purge(before: number): Promise<void> {
    for (const { id, deletedAt } of await this.#database.getAll('creations'))
      if (deletedAt !== null && deletedAt <= before) await this.erase(id);
  }

  /** Erases one for good, bytes and all. */
  async erase(id: string): Promise<void> {
    await this.#database.delete('creations', id);
    await this.#database.delete('thumbnails', id);
    await this.#files.remove(videoName(id));
    await this.#files.remove(posterName(id));
    await this.#files.remove(sourceName(id));
  }

  /** Removes bytes that no creation owns. Only for the workshop, and only while nothing is being added. */
  async sweep(): Promise<void> {
    const ids = new Set(await this.#database.getAllKeys('creations'));
    for (const name of await this.#files.list())
      if (!ids.has(name.replace(/\.(mp4|jpg|source)$/, ''))) await this.#files.remove(name);
  }

  close(): void {
    this.#database.close();
  }

  /** Keeps a small picture, which saves time and nothing else: where it cannot be made the poster does. */
  async #makeThumbnail(id: string, poster: Blob): Promise<Blob> {
    try {
      const small = await this.#shrink(poster);
      await this.#database.put('thumbnails', small, id);
      return jpegOf(small);
    } catch (error) {
      console.warn('No small picture', error);
      return poster;
    }
  }

  async #isHidden(id: string): Promise<boolean> {
    const creation = await this.#database.get('creations', id);
    return creation?.reportedAt !== undefined && creation.reportedAt !== null;
  }

  async #change(ids: readonly string[], changes: Partial<Creation>): Promise<void> {
    const { store, done } = this.#database.transaction('creations', 'readwrite');
    for (const id of ids) {
      const creation = await store.get(id);
      if (creation) await store.put({ ...creation, ...changes });
    }
    await done;
  }
}
