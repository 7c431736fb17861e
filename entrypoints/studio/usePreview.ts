import { useEffect, useState } from 'preact/hooks';
import { Preview } from '../../engine/index.ts';
import { codeOf, type ErrorCode } from '../../lib/errors.ts';
import { chosenNets, type Nets, readNet } from '../../lib/models/chosenNets.ts';
import { opfsModelFiles } from '../../lib/models/files.ts';
import { askWorkshop } from '../../lib/protocol/channel.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { readSettings } from '../../lib/settings/settings.ts';
import type { Source } from './source.ts';

/** The nets that the user added and chose, read as the workshop does; without them everything is done the built-in way. */
async function netsOf(choice: Settings['models']): Promise<Nets> {
  if (Object.values(choice).every((id) => id === null)) return {};
  try {
    const { models } = await askWorkshop('models/list', {});
    return chosenNets(models, choice, (record) => readNet(opfsModelFiles, record));
  } catch (error) {
    console.warn('No list of nets', error);
    return {};
  }
}

async function open({ picture, options }: Source, signal: AbortSignal): Promise<Preview> {
  const { device, models } = await readSettings();
  const { power, software } = device;
  return Preview.open(
    picture,
    { longSide: options.longSide },
    {
      signal,
      nets: await netsOf(models),
      gpu: {
        power: power === 'auto' ? undefined : power,
        software: software === 'auto' ? undefined : software,
      },
    },
  );
}

/** Keeps a source open as a preview as long as it is the one; opens it once more where its device is lost. */
export function usePreview(source: Source | null): {
  readonly preview: Preview | null;
  readonly problem: ErrorCode | null;
  /** What went wrong while it was drawn. */
  readonly fail: (error: unknown) => void;
} {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [lost, setLost] = useState(0);

  useEffect(() => setLost(0), [source]);
  useEffect(() => {
    setPreview(null);
    setProblem(null);
    if (!source) return undefined;
    const stop = new AbortController();
    let opened: Preview | null = null;
    open(source, stop.signal).then(
      (ready) => {
        if (stop.signal.aborted) return ready[Symbol.dispose]();
        opened = ready;
        setPreview(ready);
      },
      (error: unknown) => !stop.signal.aborted && setProblem(codeOf(error)),
    );
    return () => {
      stop.abort();
      opened?.[Symbol.dispose]();
    };
  }, [source, lost]);

  const fail = (error: unknown) => {
    const code = codeOf(error);
    if (code === 'device-lost' && lost === 0) setLost(1);
    else setProblem(code);
  };
  return { preview, problem, fail };
}
