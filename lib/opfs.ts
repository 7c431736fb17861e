/**
 * Files of the extension's private file system. Folders: `inbox/` (pictures waiting for or in work, named by
 * source id), `creations/` (`<id>.mp4`, `<id>.jpg`, `<id>.source`), `thumbnails/` (of read manifests, named by hash), `debug/<job id>/`,
 * `models/<model id>/` (a net's parts).
 */

export type Folder =
  | 'inbox'
  | 'creations'
  | 'thumbnails'
  | 'debug'
  | `debug/${string}`
  | 'models'
  | `models/${string}`;

async function folder(path: Folder, create: boolean): Promise<FileSystemDirectoryHandle> {
  let directory = await navigator.storage.getDirectory();
  for (const part of path.split('/')) directory = await directory.getDirectoryHandle(part, { create });
  return directory;
}

/** Writes a file whole. @throws QuotaExceededError where the disk is full. */
export async function writeFile(path: Folder, name: string, bytes: Blob): Promise<void> {
  const handle = await (await folder(path, true)).getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  try {
    await writable.write(bytes);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
}

/** Reads a file, or null where there is none. */
export async function readFile(path: Folder, name: string): Promise<File | null> {
  try {
    return await (await (await folder(path, false)).getFileHandle(name)).getFile();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

/** Removes a file; nothing happens where there is none. */
export async function removeFile(path: Folder, name: string): Promise<void> {
  try {
    await (await folder(path, false)).removeEntry(name);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
  }
}

/** Removes a folder within a folder with all that is in it; nothing happens where there is none. */
export async function removeFolder(parent: 'debug' | 'models', name: string): Promise<void> {
  try {
    await (await folder(parent, false)).removeEntry(name, { recursive: true });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
  }
}

/** Names of the files and folders in a folder. */
export async function listFiles(path: Folder): Promise<string[]> {
  try {
    const names: string[] = [];
    for await (const name of (await folder(path, false)).keys()) names.push(name);
    return names;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return [];
    throw error;
  }
}
