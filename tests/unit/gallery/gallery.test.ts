import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, type SealedVideo } from '../../../lib/gallery/creation.ts';
import type { GalleryFiles } from '../../../lib/gallery/files.ts';
import { Gallery } from '../../../lib/gallery/gallery.ts';
import { credentials, report } from '../jobs/support.ts';

class MemoryFiles implements GalleryFiles {
  readonly files = new Map<string, File>();
  full = false;

  async read(name: string): Promise<File | null> {
    return this.files.get(name) ?? null;
  }

  async write(name: string, bytes: Blob): Promise<void> {
    if (this.full && name.endsWith('.jpg')) throw new DOMException('', 'QuotaExceededError');
    this.files.set(name, new File([bytes], name));
  }

  async remove(name: string): Promise<void> {
    this.files.delete(name);
  }

  async list(): Promise<string[]> {
    return [...this.files.keys()];
  }
}

const video = (changes: Partial<SealedVideo> = {}): SealedVideo => ({
  id: crypto.randomUUID(),
  title: 'A title',
  mp4: new Blob(['four']),
  poster: new Blob(['poster']),
  source: new Blob(['source']),
  report,
  page: null,
  options: {},
  credentials,
  ...changes,
});

let files: MemoryFiles;
let gallery: Gallery;
/** Whether posters cannot be made smaller. */
let unreadable = false;

beforeEach(async () => {
  files = new MemoryFiles();
  unreadable = false;
  gallery = await Gallery.open(files, crypto.randomUUID(), async (poster) => {
    if (unreadable) throw new DOMException('', 'EncodingError');
    return new Uint8Array((await poster.arrayBuffer()).slice(0, 3));
  });
});

describe('adding', () => {
  it('keeps bytes and metadata', async () => {
    const added = video();
    const creation = await gallery.add(added, 5);
    expect(creation).toMatchObject({ id: added.id, createdAt: 5, width: 160, bytes: 4, deletedAt: null });
    expect(await gallery.get(added.id)).toEqual(creation);
    expect(await (await gallery.video(added.id))?.text()).toBe('four');
    expect(await (await gallery.poster(added.id))?.text()).toBe('poster');
    expect(await (await gallery.source(added.id))?.text()).toBe('source');
    expect(bytesOf(creation)).toBe(10);
  });

  it.each([
    ['without credentials', { state: 'none', label: 'none' }],
    ['with altered bytes', { state: 'invalid' }],
    ['not labelled as AI', { label: 'not-ai' }],
  ] as const)('refuses a video %s', async (_name, changes) => {
    const unlabelled = video({ credentials: { ...credentials, ...changes } });
    await expect(gallery.add(unlabelled, 5)).rejects.toMatchObject({ code: 'seal-invalid' });
    expect(files.files.size).toBe(0);
    expect(await gallery.list()).toEqual([]);
  });

  it('leaves nothing behind on a full disk', async () => {
    files.full = true;
    await expect(gallery.add(video(), 5)).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(files.files.size).toBe(0);
    expect(await gallery.list()).toEqual([]);
  });

  it('replaces the creation of the same job', async () => {
    const first = video();
    await gallery.add(first, 5);
    await gallery.add({ ...first, mp4: new Blob(['longer']) }, 6);
    expect(await gallery.list()).toMatchObject([{ id: first.id, bytes: 6, createdAt: 6 }]);
  });
});

describe('deleting', () => {
  it('lists the newest first and hides what is deleted until it is undone', async () => {
    const [a, b] = [video(), video()];
    await gallery.add(a, 1);
    await gallery.add(b, 2);
    await gallery.remove([b.id], 10);
    expect((await gallery.list()).map(({ id }) => id)).toEqual([a.id]);
    expect(await gallery.get(b.id)).toBeNull();
    await gallery.undo([b.id]);
    expect((await gallery.list()).map(({ id }) => id)).toEqual([b.id, a.id]);
    expect(await gallery.video(b.id)).not.toBeNull();
  });

  it('erases for good only what was deleted long enough ago', async () => {
    const [old, young, kept] = [video(), video(), video()];
    for (const each of [old, young, kept]) await gallery.add(each, 1);
    await gallery.remove([old.id], 10);
    await gallery.remove([young.id], 20);
    await gallery.purge(15);
    await gallery.undo([old.id]);
    await gallery.undo([young.id]);
    expect((await gallery.list()).map(({ id }) => id).sort()).toEqual([young.id, kept.id].sort());
    expect(await gallery.video(old.id)).toBeNull();
    expect(await gallery.poster(old.id)).toBeNull();
  });

  it('takes several at once, and several back', async () => {
    const all = [video(), video(), video()];
    for (const each of all) await gallery.add(each, 1);
    const ids = all.map(({ id }) => id);
    await gallery.remove([...ids.slice(0, 2), 'nothing'], 10);
    expect((await gallery.list()).map(({ id }) => id)).toEqual([ids[2]]);
    await gallery.undo(ids);
    expect((await gallery.list()).map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it('does nothing for what is not there', async () => {
    await gallery.remove(['nothing'], 1);
    await gallery.undo(['nothing']);
    await gallery.erase('nothing');
    expect(await gallery.list()).toEqual([]);
  });
});

it('remembers the page, what was asked for, and when it left as a file', async () => {
  const page = { url: 'https://example.org/', title: 'A page' };
  const { id } = await gallery.add(video({ page, options: { prompt: 'calm' } }), 1);
  await gallery.markSaved(id, 7);
  expect(await gallery.get(id)).toMatchObject({ page, options: { prompt: 'calm' }, savedAt: 7 });
});

it('sweeps bytes that no creation owns', async () => {
  const kept = video();
  await gallery.add(kept, 1);
  await files.write('orphan.mp4', new Blob(['x']));
  await gallery.sweep();
  expect([...files.files.keys()].sort()).toEqual(
    ['jpg', 'mp4', 'source'].map((kind) => `${kept.id}.${kind}`),
  );
});

describe('what is shown first', () => {
  it('is the newest, with small pictures', async () => {
    const all = Array.from({ length: 14 }, () => video());
    for (const [at, each] of all.entries()) await gallery.add(each, at);
    await gallery.remove([all[13]!.id], 20);
    await gallery.quarantine(all[12]!.id, 21);
    const { creations, thumbnails } = await gallery.newest();
    expect(creations.map(({ id }) => id)).toEqual(
      all
        .slice(2, 13)
        .reverse()
        .map(({ id }) => id),
    );
    expect(thumbnails.has(all[12]!.id)).toBe(false);
    expect([...thumbnails.get(all[11]!.id)!]).toEqual([...new TextEncoder().encode('pos')]);
  });

  it('makes a small picture of what an earlier version left without', async () => {
    const { id } = video();
    unreadable = true;
    await gallery.add(video({ id }), 1);
    expect(await (await gallery.thumbnail(id))?.text()).toBe('poster');
    unreadable = false;
    expect(await (await gallery.thumbnail(id))?.text()).toBe('pos');
    expect((await gallery.newest()).thumbnails.has(id)).toBe(true);
    await gallery.quarantine(id, 5);
    expect(await gallery.thumbnail(id)).toBeNull();
    await gallery.erase(id);
    expect((await gallery.newest()).thumbnails.size).toBe(0);
  });

  it('takes over what the first version kept', async () => {
    const name = crypto.randomUUID();
    const { id } = await gallery.add(video(), 1);
    const record = await gallery.get(id);
    const old = await openDB(name, 1, {
      upgrade: (made) => void made.createObjectStore('creations', { keyPath: 'id' }),
    });
    await old.put('creations', record);
    old.close();
    const taken = await Gallery.open(files, name, async () => new Uint8Array(1));
    expect((await taken.newest()).creations).toEqual([record]);
    expect(await taken.list()).toEqual([record]);
    taken.close();
  });
});
