import { useCallback, useEffect, useState } from 'preact/hooks';
import { codeOf, type ErrorCode } from '../../lib/errors.ts';
import { askWorkshop, hear } from '../../lib/protocol/channel.ts';
import type { TrustStatus } from '../../lib/protocol/labelMessages.ts';

export interface TrustView {
  /** Null until it is known. */
  readonly status: TrustStatus | null;
  /** True while the lists are fetched. */
  readonly updating: boolean;
  readonly problem: ErrorCode | null;
  readonly update: () => Promise<void>;
  readonly add: (file: File) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** More than any list of authorities takes, in bytes. */
const maxFile = 262_144;

/** Whom this install trusts, and what the user does about it. */
export function useTrust(): TrustView {
  const [status, setStatus] = useState<TrustStatus | null>(null);
  const [updating, setUpdating] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);

  const take = useCallback(async (answer: Promise<TrustStatus>) => {
    setProblem(null);
    try {
      setStatus(await answer);
    } catch (error) {
      setProblem(codeOf(error));
    }
  }, []);

  useEffect(() => {
    const stop = new AbortController();
    const refresh = () => void take(askWorkshop('trust/status', {}));
    refresh();
    hear('trust/changed', refresh, stop.signal);
    return () => stop.abort();
  }, [take]);

  return {
    status,
    updating,
    problem,
    update: async () => {
      setUpdating(true);
      await take(askWorkshop('trust/update', {}));
      setUpdating(false);
    },
    add: async (file) => {
      if (file.size > maxFile) return setProblem('certificate-invalid');
      await take(askWorkshop('trust/add', { pem: await file.text() }));
    },
    remove: (id) => take(askWorkshop('trust/remove', { id })),
  };
}
