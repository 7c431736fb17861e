import { type AnimateContext, optionalModels } from '../../engine/contracts.ts';
import { checkNet, prepare, rehearse } from '../../engine/index.ts';
import { opfsModelFiles } from '../../lib/models/files.ts';
import { openModelJournal } from '../../lib/models/journal.ts';
import { ModelStore } from '../../lib/models/modelStore.ts';
import { announce, answer, askBackground } from '../../lib/protocol/channel.ts';

async function room(): Promise<number> {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return quota - usage;
}

async function openModels(): Promise<ModelStore> {
  const [{ browserSession }, journal] = await Promise.all([
    askBackground('browser/session', {}),
    openModelJournal(),
  ]);
  const store = new ModelStore({
    catalogue: optionalModels,
    journal,
    files: opfsModelFiles,
    fetch: (...request) => fetch(...request),
    checkNet,
    room,
    browserSession,
    announce: (models) => announce('models/changed', { models }),
  });
  await store.start();
  return store;
}

const opening = openModels();
opening.catch((error: unknown) => console.error('The models did not open', error));

/** What the user wants of the engine for every job: which adapter, and which nets of his own. */
export async function engineWishes(): Promise<Pick<AnimateContext, 'gpu' | 'nets'>> {
  const [{ settings }, store] = await Promise.all([
    askBackground('settings/read', {}),
    // Without them everything works the built-in way.
    opening.catch(() => null),
  ]);
  const { power, software } = settings.device;
  return {
    gpu: {
      power: power === 'auto' ? undefined : power,
      software: software === 'auto' ? undefined : software,
    },
    nets: store?.chosen(settings.models),
  };
}

/** Answers what the options page asks about optional nets. */
export function answerModels(): void {
  answer('workshop', {
    'nets/prepare': async () => {
      prepare();
      return {};
    },
    'nets/rehearse': async () => {
      await rehearse(new AbortController().signal);
      return {};
    },
    'models/list': async () => ({ models: (await opening).list() }),
    'models/download': async ({ modelId }) => {
      await (await opening).download(modelId);
      return {};
    },
    'models/pause': async ({ modelId }) => {
      await (await opening).pause(modelId);
      return {};
    },
    'models/remove': async ({ modelId }) => {
      await (await opening).remove(modelId);
      return {};
    },
    'models/adopt': async ({ role, fileId, name }) => {
      await (await opening).adopt(role, fileId, name);
      return {};
    },
  });
}
