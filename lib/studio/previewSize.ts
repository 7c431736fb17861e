/** Longest sides that a preview may have, in pixels. */
export const previewSizes = [192, 256, 320, 432, 576, 768, 1024, 1280] as const;

/** Milliseconds a frame: more is not fluent, and less leaves room for a larger preview. */
const bounds = { slow: 50, quick: 24 } as const;

/** The first size tried: one that a software adapter can do. */
export const firstPreviewSize = 256;

/**
 * The longest side that fits a measured time a frame: a step smaller where frames are slow, a step larger where
 * those of the next step are likely to be quick.
 * @param most longest side of the video: larger previews show nothing more
 * @param tooLarge the smallest size that was too slow lately; null = none
 */
export function fittingSize(
  current: number,
  milliseconds: number,
  most: number,
  tooLarge: number | null = null,
): number {
  const within = previewSizes.filter((size) => size <= most);
  if (within.length === 0) return most;
  if (milliseconds > bounds.slow) return within.findLast((size) => size < current) ?? within[0]!;
  const next = within.find((size) => size > current);
  if (next === undefined || (tooLarge !== null && next >= tooLarge)) return Math.min(current, most);
  return milliseconds * (next / current) ** 2 <= bounds.quick ? next : current;
}
