import { useEffect, useState } from 'preact/hooks';
import { VivifyError } from '../../lib/errors.ts';
import { readFile } from '../../lib/opfs.ts';

/** A creation's video; null while it is being read. @param onError told where it is gone. */
export function useVideoFile(creationId: string, onError: (error: unknown) => void): File | null {
  const [file, setFile] = useState<File | null>(null);
  useEffect(() => {
    let current = true;
    readFile('creations', `${creationId}.mp4`).then(
      (found) => {
        if (!current) return;
        if (found) setFile(found);
        else onError(new VivifyError('unknown', `creations/${creationId}.mp4 is gone`));
      },
      (error: unknown) => current && onError(error),
    );
    return () => {
      current = false;
    };
  }, [creationId, onError]);
  return file;
}
