/** Module worker around FFmpeg's AAC-LC encoder, as `@mediabunny/aac-encoder` builds it. */
import createModule from '../../node_modules/@mediabunny/aac-encoder/dist/modules/build/aac.js';
import type { AacReply, AacRequest } from './aacProtocol.ts';

/** What of the Emscripten module is used. Pointers and sizes are in bytes. */
interface AacModule {
  readonly HEAPU8: Uint8Array;
  cwrap(name: string, result: 'number' | null, parameters: readonly 'number'[]): (...args: never[]) => number;
}

async function encode({ left, right, bitrate, sampleRate }: AacRequest): Promise<AacReply> {
  const module = (await createModule()) as AacModule;
  const call = (name: string, count: number) =>
    module.cwrap(name, 'number', new Array<'number'>(count).fill('number')) as (
      ...args: (number | bigint)[]
    ) => number;
  const context = call('init_encoder', 3)(2, sampleRate, bitrate);
  if (context === 0) throw new Error('The AAC encoder does not start');
  const copy = (from: number, size: number) => module.HEAPU8.slice(from, from + size);
  const description = copy(
    call('get_encoder_extradata', 1)(context),
    call('get_encoder_extradata_size', 1)(context),
  );
  const size = call('get_encoder_frame_size', 1)(context);
  const [inputAt, send, receive, dataAt] = [
    call('get_encode_input_ptr', 2),
    call('send_frame', 2),
    call('receive_packet', 1),
    call('get_encoded_data', 1),
  ];
  const packets: Uint8Array<ArrayBuffer>[] = [];
  const drain = () => {
    for (let bytes = receive(context); bytes > 0; bytes = receive(context)) {
      packets.push(copy(dataAt(context), bytes) as Uint8Array<ArrayBuffer>);
    }
  };
  const frame = new Float32Array(2 * size);
  for (let from = 0; from < left.length; from += size) {
    for (let i = 0; i < size; i++) {
      frame[2 * i] = left[from + i] ?? 0;
      frame[2 * i + 1] = right[from + i] ?? 0;
    }
    module.HEAPU8.set(new Uint8Array(frame.buffer), inputAt(context, frame.byteLength));
    if (send(context, BigInt(from)) < 0) throw new Error('The AAC encoder refuses a frame');
    drain();
  }
  call('flush_encoder_start', 1)(context);
  drain();
  return { ok: true, packets, description: description as Uint8Array<ArrayBuffer> };
}

addEventListener('message', async ({ data }: MessageEvent<AacRequest>) => {
  let reply: AacReply;
  try {
    reply = await encode(data);
  } catch (error) {
    reply = { ok: false, message: String(error) };
  }
  postMessage(reply, reply.ok ? { transfer: reply.packets.map(({ buffer }) => buffer) } : {});
});
