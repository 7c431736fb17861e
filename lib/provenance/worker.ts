/** Module worker around the C2PA library, which needs `FileReaderSync` and would block a page. */
import init from '@contentauth/c2pa-wasm';
import wasmUrl from '@contentauth/c2pa-wasm/c2pa.wasm?url';
import { type DerivedInput, signDerived } from './derived.ts';
import { keepThumbnail } from './keepThumbnail.ts';
import type { WorkerAnswer, WorkerReply, WorkerRequest } from './protocol.ts';
import { readCredentials } from './readCredentials.ts';
import { readVerdict } from './reading.ts';
import { type SigningInput, signVideo } from './signing.ts';

async function seal(input: SigningInput): Promise<WorkerAnswer<'seal'>> {
  const bytes = await signVideo(input);
  const { anchors } = input.identity;
  const credentials = await readCredentials(input.manifest.title, bytes, { anchors });
  return { mp4: new Blob([bytes], { type: 'video/mp4' }), credentials };
}

async function derive(input: DerivedInput): Promise<WorkerAnswer<'derive'>> {
  const bytes = await signDerived(input);
  const { anchors } = input.identity;
  const credentials = await readCredentials(input.title, bytes, { anchors });
  return { media: new Blob([bytes], { type: input.type }), credentials };
}

async function answer(request: WorkerRequest): Promise<WorkerReply> {
  try {
    await init({ module_or_path: wasmUrl });
    if (request.kind === 'seal') return { ok: true, answer: await seal(request.input) };
    if (request.kind === 'derive') return { ok: true, answer: await derive(request.input) };
    return { ok: true, answer: await readVerdict(request.input, request.trust, keepThumbnail) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

addEventListener('message', async (event: MessageEvent<WorkerRequest>) => {
  postMessage(await answer(event.data));
});
