import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { codeOf, type ErrorCode, VivifyError } from '../lib/errors.ts';
import type { Creation } from '../lib/gallery/creation.ts';
import type { ExportFormat } from '../lib/gallery/export/formats.ts';
import { downloadName } from '../lib/sessions/pictureName.ts';
import { saveAs } from './download.ts';

/** An export under way. */
export interface RunningExport {
  readonly creation: Creation;
  readonly format: ExportFormat;
  /** 0..1. */
  readonly fraction: number;
  readonly cancel: () => void;
}

/** Turns creations into other formats, one at a time; a new export ends the one before. */
export function useFormatExport(
  video: (id: string) => Promise<File | null>,
  onProblem: (code: ErrorCode) => void,
  onDone: (creation: Creation, format: ExportFormat) => void,
): {
  readonly running: RunningExport | null;
  readonly start: (creation: Creation, format: ExportFormat) => void;
} {
  const [running, setRunning] = useState<RunningExport | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const start = useCallback(
    async (creation: Creation, format: ExportFormat) => {
      controller.current?.abort();
      const own = new AbortController();
      controller.current = own;
      const { signal } = own;
      const show = (fraction: number) => {
        if (!signal.aborted) setRunning({ creation, format, fraction, cancel: () => own.abort() });
      };
      // Whoever aborts it has the next word on what is shown.
      signal.addEventListener('abort', () => setRunning(null), { once: true });
      show(0);
      try {
        const mp4 = await video(creation.id);
        if (!mp4) throw new VivifyError('export-failed', 'The video is gone.');
        // What signs is large, and the popup has to open at once.
        const { exportCreation } = await import('../lib/gallery/export/exportCreation.ts');
        const file = await exportCreation(creation, mp4, format, signal, show);
        saveAs(file, downloadName(creation.title, `.${format}`));
        onDone(creation, format);
      } catch (error) {
        if (!signal.aborted) {
          console.warn('No export', error);
          onProblem(codeOf(error));
        }
      } finally {
        if (!signal.aborted) setRunning(null);
      }
    },
    [video, onProblem, onDone],
  );
  return { running, start: (creation, format) => void start(creation, format) };
}
