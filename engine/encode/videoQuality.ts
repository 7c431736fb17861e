/** How many bits a video may take: less where it is to be small, more where every leaf counts. */
export const videoQualities = ['small', 'standard', 'high'] as const;
export type VideoQuality = (typeof videoQualities)[number];

/** Bits by quality, against the standard's. */
export const qualityBits: Readonly<Record<VideoQuality, number>> = { small: 0.5, standard: 1, high: 2 };
