/** Module worker around the C2PA library, which needs `FileReaderSync` and would block a page. */
import init from '@contentauth/c2pa-wasm';
import wasmUrl from '@contentauth/c2pa-wasm/c2pa.wasm?url';
import type { WorkerAnswer, WorkerReply, WorkerRequest } from './protocol.ts';
import { readCredentials } from './readCredentials.ts';
import { type SigningInput, signVideo } from './signing.ts';

const read = async (source: string, file: Blob, anchors: string) =>
  readCredentials(source, new Uint8Array(await file.arrayBuffer()), { anchors });

async function seal(input: SigningInput): Promise<WorkerAnswer<'seal'>> {
  const mp4 = new Blob([await signVideo(input)], { type: 'video/mp4' });
  return { mp4, credentials: await read(input.manifest.title, mp4, input.identity.anchors) };
}

async function answer(request: WorkerRequest): Promise<WorkerReply> {
  try {
    await init({ module_or_path: wasmUrl });
    if (request.kind === 'seal') return { ok: true, answer: await seal(request.input) };
    const credentials = await read(request.source, request.file, request.trust.anchors);
    return { ok: true, answer: { credentials } };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

addEventListener('message', async (event: MessageEvent<WorkerRequest>) => {
  postMessage(await answer(event.data));
});
