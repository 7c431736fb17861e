export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The shortest side a video may have: below it encoders refuse. */
const shortestSide = 16;
/** Enlarging further than this only makes mush. */
const maxEnlargement = 2;

const even = (value: number): number => Math.max(shortestSide, 2 * Math.round(value / 2));

/**
 * The size at which a picture is worked on: long side `min(longSide, 2 x original)`, both sides even and at
 * least 16 px. The aspect holds to a pixel, save for slivers whose short side would fall below 16.
 */
export function workingSize(original: Size, longSide: number): Size {
  const longest = Math.max(original.width, original.height);
  const scale = Math.min(longSide, maxEnlargement * longest) / longest;
  return { width: even(original.width * scale), height: even(original.height * scale) };
}
