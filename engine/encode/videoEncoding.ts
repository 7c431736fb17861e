import { canEncodeVideo, getFirstEncodableVideoCodec, Quality, type VideoCodec } from 'mediabunny';
import { EngineError } from '../errors.ts';
import { bitsPerFrame, qualityBits, type VideoQuality } from './videoQuality.ts';

/** Preferred first: H.264 plays everywhere. */
const codecs: VideoCodec[] = ['avc', 'vp9', 'av1'];

/** How the frames will be encoded. */
export interface VideoEncoding {
  readonly codec: VideoCodec;
  readonly quality: Quality;
  /** True where the encoder repeats blocks that change slowly as they were (shaders/render/patches/stirring.wgsl). */
  readonly holdsStill: boolean;
}

/**
 * Chooses the codec for frames of a size in pixels and a rate in frames a second.
 * @throws EngineError `no-encoder` where the browser encodes none of the codecs.
 */
export async function chooseEncoding(
  width: number,
  height: number,
  fps: number,
  wanted: VideoQuality = 'standard',
): Promise<VideoEncoding> {
  const bits = bitsPerFrame(width * height) * qualityBits[wanted];
  const bitrate = Math.max(400_000, Math.round(fps * bits));
  const quality = new Quality({ bitrate, bitrateMode: 'variable' });
  const codec = await getFirstEncodableVideoCodec(codecs, { width, height, quality });
  if (!codec) throw new EngineError('no-encoder', `No encoder for ${width}x${height}`);
  const hardware = await canEncodeVideo(codec, {
    width,
    height,
    quality,
    hardwareAcceleration: 'prefer-hardware',
  });
  // In software Chromium's H.264 is OpenH264.
  return { codec, quality, holdsStill: !hardware && codec === 'avc' };
}

/**
 * Grain in the flowing sky, levels of 8 bits, against banding; where frames are stirred, nothing has to be added.
 */
const grainLevels = 1.5;

/** Size of the grain in the flowing sky for an encoding, in units of colour. */
export const grainFor = ({ holdsStill }: VideoEncoding): number => (holdsStill ? 0 : grainLevels) / 255;
