import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Corrections } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';

/** Keeps an open picture's analysis as the document says. */
export function useCorrections(
  preview: Preview | null,
  corrections: Corrections | null,
  onProblem: (error: unknown) => void,
): {
  /** Counts the analysis's changes. */
  readonly version: number;
  /** Corrects the picture at once; what follows from it may then be asked of the preview. */
  readonly apply: (wanted: Corrections) => Promise<void>;
} {
  const [version, setVersion] = useState(0);
  const applied = useRef<{ readonly to: Preview; readonly corrections: Corrections } | null>(null);
  const problem = useRef(onProblem);
  problem.current = onProblem;
  const apply = useCallback(
    async (wanted: Corrections) => {
      if (!preview || (applied.current?.to === preview && applied.current.corrections === wanted)) return;
      applied.current = { to: preview, corrections: wanted };
      await preview.correct(wanted);
      setVersion((known) => known + 1);
    },
    [preview],
  );
  useEffect(() => {
    if (corrections) apply(corrections).catch((error: unknown) => problem.current(error));
  }, [apply, corrections]);
  return { version, apply };
}
