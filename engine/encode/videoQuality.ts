/** How many bits a video may take: less where it is to be small, more where every leaf counts. */
export const videoQualities = ['small', 'standard', 'high'] as const;
export type VideoQuality = (typeof videoQualities)[number];

/** Bits by quality, against the standard's. */
export const qualityBits: Readonly<Record<VideoQuality, number>> = { small: 0.5, standard: 1, high: 2 };

/** Bits a pixel at 1080p: grass in the wind stays grass. */
const bitsPerPixel = 0.35;
const fullHd = 1920 * 1080;

/** Bits of a frame by its pixels, at the standard. More a pixel where frames are small: there is more in each. */
export const bitsPerFrame = (pixels: number): number => bitsPerPixel * fullHd * (pixels / fullHd) ** 0.75;
