import type { DerivedType } from '../../provenance/derived.ts';

/** What a creation can leave as besides its MP4: two moving pictures, and its first frame. */
export const exportFormats = ['webp', 'gif', 'png'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const typeOf = (format: ExportFormat): DerivedType => `image/${format}`;

/** Long side in pixels and frames a second at most: GIFs hold 256 colours and grow fast. */
const limits: Readonly<Record<ExportFormat, { longSide: number; fps: number; tick: number }>> = {
  webp: { longSide: 1280, fps: 30, tick: 1 },
  gif: { longSide: 480, fps: 20, tick: 10 },
  png: { longSide: Number.POSITIVE_INFINITY, fps: 1, tick: 1 },
};

/** Which frames of a video make up an export. */
export interface ExportPlan {
  readonly width: number;
  readonly height: number;
  /** Indices of the video's frames, rising, and how long each is shown, in milliseconds. */
  readonly frames: readonly { readonly index: number; readonly milliseconds: number }[];
}

/**
 * Chooses size and frames. Every frame that is kept is shown until the next one is due, so that the loop keeps
 * its length to a hundredth of a second.
 * @param frames of the whole loop @param fps of the video
 */
export function planExport(
  format: ExportFormat,
  { width, height, frames, fps }: Readonly<Record<'width' | 'height' | 'frames' | 'fps', number>>,
): ExportPlan {
  const limit = limits[format];
  const scale = Math.min(1, limit.longSide / Math.max(width, height));
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  if (format === 'png') return { ...size, frames: [{ index: 0, milliseconds: 0 }] };
  const step = Math.ceil(fps / limit.fps);
  const kept = Array.from({ length: Math.ceil(frames / step) }, (_, i) => i * step);
  const due = (index: number) => Math.round((index * 1000) / fps / limit.tick) * limit.tick;
  return {
    ...size,
    frames: kept.map((index, i) => ({
      index,
      milliseconds: due(kept[i + 1] ?? frames) - due(index),
    })),
  };
}

/** Bytes a pixel and frame, and seconds a million pixels: the middle one of three photos, on two busy cores. */
const costs: Readonly<Record<ExportFormat, { bytes: number; seconds: number }>> = {
  webp: { bytes: 0.15, seconds: 0.5 },
  gif: { bytes: 0.64, seconds: 0.9 },
  png: { bytes: 2.1, seconds: 0.3 },
};
/** Seconds that signing takes. */
const signing = 2.5;

/** How long it takes to make a video into another format, and how large the file will be, about. */
export function estimateExport(
  format: ExportFormat,
  video: Parameters<typeof planExport>[1],
): { readonly seconds: number; readonly bytes: number } {
  const { width, height, frames } = planExport(format, video);
  const amount = width * height * frames.length;
  return { seconds: signing + (costs[format].seconds * amount) / 1e6, bytes: costs[format].bytes * amount };
}
