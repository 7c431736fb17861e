import { useCallback, useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { codeOf, type ErrorCode } from '../../lib/errors.ts';
import { idSchema } from '../../lib/jobs/job.ts';
import { type Source, sourceOfCreation, sourceOfFile } from './source.ts';

/** What the page's address asks for: `#creation=<id>` or `#camera`. */
function asked(): { readonly creation: string | null; readonly camera: boolean } {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const parsed = v.safeParse(idSchema, parameters.get('creation'));
  return { creation: parsed.success ? parsed.output : null, camera: parameters.has('camera') };
}

export interface SourceView {
  readonly source: Source | null;
  readonly problem: ErrorCode | null;
  readonly open: (files: readonly File[]) => void;
  /** Whether the camera is open. */
  readonly camera: boolean;
  readonly setCamera: (open: boolean) => void;
}

/** The picture that is open: the address's, then whatever the user brings. */
export function useSource(): SourceView {
  const [source, setSource] = useState<Source | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [camera, setCamera] = useState(false);
  const take = useCallback((coming: Promise<Source>) => {
    setProblem(null);
    coming.then(setSource, (error: unknown) => setProblem(codeOf(error)));
  }, []);
  useEffect(() => {
    const stop = new AbortController();
    const follow = () => {
      const { creation, camera: wanted } = asked();
      if (creation) take(sourceOfCreation(creation));
      if (wanted) setCamera(true);
    };
    follow();
    addEventListener('hashchange', follow, { signal: stop.signal });
    return () => stop.abort();
  }, [take]);
  const open = useCallback(
    (files: readonly File[]) => {
      const [first] = files;
      if (first) take(sourceOfFile(first));
    },
    [take],
  );
  return { source, problem, open, camera, setCamera };
}
