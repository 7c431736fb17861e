import type { StereoLoop } from '../sound/loopGraph.ts';
import { sampleRate } from '../sound/loudness.ts';
import type { AacReply, AacRequest } from './aacProtocol.ts';
import { measureDelay } from './audioDelay.ts';
import type { EncodedSound } from './encodedSound.ts';

/** Bits a second. Noise is what codecs find hardest. */
const bitrate = 128_000;

export interface SoundEncoder {
  /** In mediabunny's words. */
  readonly codec: 'aac' | 'opus';
  /** Full codec string. */
  readonly codecString: string;
  /** Samples a packet. */
  readonly packetFrames: number;
  /** Samples by which what is decoded comes later than what was encoded. */
  readonly delay: number;
  encode(sound: StereoLoop, signal: AbortSignal): Promise<EncodedSound>;
}

const aac = { codec: 'aac', codecString: 'mp4a.40.2', packetFrames: 1024 } as const;
/** FFmpeg's encoder looks one frame ahead. */
const ffmpegDelay = 1024;
/** Opus at 48 kHz in frames of 20 ms; libopus looks 6.5 ms ahead unless its header says otherwise. */
const opus = { codec: 'opus', codecString: 'opus', packetFrames: 960 } as const;
const opusDelay = 312;

/** Finds an encoder; null where the browser has none of its kind. */
export type FindEncoder = (signal: AbortSignal) => Promise<SoundEncoder | null>;

/** AAC by the browser where it can, else FFmpeg's in WebAssembly, else Opus by the browser: each if those before fail. */
export const soundEncoders: readonly FindEncoder[] = [
  nativeAac,
  async () => wasmAacEncoder,
  async () => opusEncoder,
];

async function nativeAac(signal: AbortSignal): Promise<SoundEncoder | null> {
  if (!(await canEncode(aac.codecString))) return null;
  const encode = nativeEncoder(aac.codecString, { aac: { format: 'aac' } });
  const delay = await measureDelay(encode, aac.codecString, signal);
  return delay === null ? null : { ...aac, delay, encode };
}

/** FFmpeg's AAC-LC encoder in a worker of its own, which ends with the sound. */
export const wasmAacEncoder: SoundEncoder = { ...aac, delay: ffmpegDelay, encode: encodeInWorker };

/** Opus by the browser. */
export const opusEncoder: SoundEncoder = {
  ...opus,
  delay: opusDelay,
  encode: async (sound, signal) => ({
    packets: (await nativeEncoder(opus.codecString, {})(sound, signal)).packets,
    description: opusHead(),
  }),
};

/** The identification header of RFC 7845, 5.1; nothing is to be skipped, since an edit list does that. */
function opusHead(): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(19);
  head.set(new TextEncoder().encode('OpusHead'));
  head.set([1, 2], 8);
  new DataView(head.buffer).setUint32(12, sampleRate, true);
  return head;
}

const configOf = (codec: string): AudioEncoderConfig => ({ codec, sampleRate, numberOfChannels: 2, bitrate });

async function canEncode(codec: string): Promise<boolean> {
  if (typeof AudioEncoder === 'undefined') return false;
  return (await AudioEncoder.isConfigSupported(configOf(codec)).catch(() => null))?.supported ?? false;
}

const nativeEncoder =
  (codec: string, extra: object) =>
  async ([left, right]: StereoLoop, signal: AbortSignal): Promise<EncodedSound> => {
    const packets: Uint8Array<ArrayBuffer>[] = [];
    let description: Uint8Array<ArrayBuffer> | undefined;
    let failure: unknown;
    const encoder = new AudioEncoder({
      output: (chunk, meta) => {
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        packets.push(bytes);
        description ??= bytesOf(meta?.decoderConfig?.description);
      },
      error: (error) => {
        failure = error;
      },
    });
    try {
      encoder.configure({ ...configOf(codec), ...extra });
      const data = new Float32Array(2 * left.length);
      data.set(left);
      data.set(right, left.length);
      const sound = { format: 'f32-planar', sampleRate, numberOfChannels: 2, timestamp: 0 } as const;
      const samples = new AudioData({ ...sound, numberOfFrames: left.length, data });
      encoder.encode(samples);
      samples.close();
      await encoder.flush();
      signal.throwIfAborted();
      if (failure) throw failure;
      return { packets, description };
    } finally {
      if (encoder.state !== 'closed') encoder.close();
    }
  };

function bytesOf(description: AllowSharedBufferSource | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (!description) return undefined;
  return ArrayBuffer.isView(description)
    ? Uint8Array.from(new Uint8Array(description.buffer, description.byteOffset, description.byteLength))
    : Uint8Array.from(new Uint8Array(description));
}

function encodeInWorker([left, right]: StereoLoop, signal: AbortSignal): Promise<EncodedSound> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./aacWorker.ts', import.meta.url), { type: 'module', name: 'aac' });
  const { promise, resolve, reject } = Promise.withResolvers<EncodedSound>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  worker.onmessage = ({ data }: MessageEvent<AacReply>) => {
    if (data.ok) resolve(data);
    else reject(new Error(data.message));
  };
  worker.onerror = ({ message }) => reject(new Error(`The AAC worker failed: ${message}`));
  const request: AacRequest = { left, right, sampleRate, bitrate };
  worker.postMessage(request);
  return promise.finally(() => {
    signal.removeEventListener('abort', onAbort);
    worker.terminate();
  });
}
