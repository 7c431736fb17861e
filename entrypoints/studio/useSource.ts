import { useCallback, useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { codeOf, type ErrorCode } from '../../lib/errors.ts';
import { idSchema } from '../../lib/jobs/job.ts';
import { type Source, sourceOfCreation, sourceOfFile } from './source.ts';

/** The creation that the page's address names. */
function namedCreation(): string | null {
  const parsed = v.safeParse(idSchema, new URLSearchParams(location.hash.slice(1)).get('creation'));
  return parsed.success ? parsed.output : null;
}

/** The picture that is open: the address's, then whatever the user brings. */
export function useSource(): {
  readonly source: Source | null;
  readonly problem: ErrorCode | null;
  readonly open: (files: readonly File[]) => void;
} {
  const [source, setSource] = useState<Source | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const take = useCallback((coming: Promise<Source>) => {
    setProblem(null);
    coming.then(setSource, (error: unknown) => setProblem(codeOf(error)));
  }, []);
  useEffect(() => {
    const stop = new AbortController();
    const follow = () => {
      const id = namedCreation();
      if (id) take(sourceOfCreation(id));
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
  return { source, problem, open };
}
