import { listFiles, readFile, removeFile, removeFolder, writeFile } from '../opfs.ts';

/**
 * Bytes of nets, in parts that are written once: a part that is there is whole, so that a download can go on
 * after any death.
 */
export interface ModelFiles {
  /** The parts so far as one, without copying them; empty where there are none. */
  read(id: string): Promise<Blob>;
  /** Adds a part at the end. @throws QuotaExceededError */
  append(id: string, part: Blob): Promise<void>;
  remove(id: string): Promise<void>;
  /** Ids of all nets with bytes. */
  list(): Promise<string[]>;
  /** Takes a file that a page laid into `inbox/`; null where there is none. */
  takeInboxFile(fileId: string): Promise<Blob | null>;
  dropInboxFile(fileId: string): Promise<void>;
}

const partName = (index: number) => String(index).padStart(6, '0');

async function partNames(id: string): Promise<string[]> {
  const names = new Set(await listFiles(`models/${id}`));
  const whole: string[] = [];
  while (names.has(partName(whole.length))) whole.push(partName(whole.length));
  return whole;
}

export const opfsModelFiles: ModelFiles = {
  read: async (id) => {
    const parts = await Promise.all((await partNames(id)).map((name) => readFile(`models/${id}`, name)));
    return new Blob(parts.filter((part) => part !== null));
  },
  append: async (id, part) => writeFile(`models/${id}`, partName((await partNames(id)).length), part),
  remove: (id) => removeFolder('models', id),
  list: () => listFiles('models'),
  takeInboxFile: (fileId) => readFile('inbox', fileId),
  dropInboxFile: (fileId) => removeFile('inbox', fileId),
};
