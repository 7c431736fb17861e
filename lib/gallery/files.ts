import { listFiles, readFile, removeFile, writeFile } from '../opfs.ts';

/** Where a gallery keeps its bytes: `<id>.mp4`, `<id>.jpg` and `<id>.source`, the picture that it was made of. */
export interface GalleryFiles {
  read(name: string): Promise<File | null>;
  write(name: string, bytes: Blob): Promise<void>;
  remove(name: string): Promise<void>;
  list(): Promise<string[]>;
}

export const opfsFiles: GalleryFiles = {
  read: (name) => readFile('creations', name),
  write: (name, bytes) => writeFile('creations', name, bytes),
  remove: (name) => removeFile('creations', name),
  list: () => listFiles('creations'),
};
