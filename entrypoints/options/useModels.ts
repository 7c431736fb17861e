import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type NetRole, optionalModelHosts } from '../../engine/contracts.ts';
import { codeOf, type ErrorCode } from '../../lib/errors.ts';
import type { ModelRecord } from '../../lib/models/record.ts';
import { removeFile, writeFile } from '../../lib/opfs.ts';
import { askWorkshop, hear } from '../../lib/protocol/channel.ts';

type Ask = 'models/download' | 'models/pause' | 'models/remove';

export interface ModelsView {
  readonly records: readonly ModelRecord[];
  /** Of the last request that failed as such; what fails later stands in the record. */
  readonly problem: ErrorCode | null;
  /** A file is being looked at. */
  readonly adopting: NetRole | null;
  readonly ask: (request: Ask, modelId: string) => Promise<boolean>;
  /** As `models/download`, with the browser's question for the publisher's site first. Only in a click. */
  readonly download: (modelId: string) => Promise<boolean>;
  /** Takes a file from disk. */
  readonly adopt: (role: NetRole, file: File) => Promise<boolean>;
}

/** The optional nets, as the workshop tells of them. */
export function useModels(): ModelsView {
  const [records, setRecords] = useState<readonly ModelRecord[]>([]);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [adopting, setAdopting] = useState<NetRole | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    hear('models/changed', ({ models }) => setRecords(models), stop.signal);
    askWorkshop('models/list', {}).then(
      ({ models }) => setRecords(models),
      (error: unknown) => setProblem(codeOf(error)),
    );
    return () => stop.abort();
  }, []);

  const attempt = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(codeOf(error));
      return false;
    }
  }, []);

  const ask = useCallback(
    (request: Ask, modelId: string) => attempt(() => askWorkshop(request, { modelId })),
    [attempt],
  );
  const download = useCallback(
    async (modelId: string) => {
      if (await browser.permissions.request({ origins: [...optionalModelHosts] }))
        return ask('models/download', modelId);
      setProblem('not-allowed');
      return false;
    },
    [ask],
  );
  const adopt = useCallback(
    async (role: NetRole, file: File) => {
      setAdopting(role);
      const fileId = crypto.randomUUID();
      const done = await attempt(async () => {
        try {
          await writeFile('inbox', fileId, file);
          await askWorkshop('models/adopt', { role, fileId, name: file.name.slice(0, 300) });
        } finally {
          await removeFile('inbox', fileId);
        }
      });
      setAdopting(null);
      return done;
    },
    [attempt],
  );
  return { records, problem, adopting, ask, download, adopt };
}
