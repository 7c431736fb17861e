/** How much work a frame may be; chosen by what the adapter was measured to do. */
export const qualityLevels = ['draft', 'standard', 'high'] as const;
export type QualityLevel = (typeof qualityLevels)[number];

/** How finely frames are drawn. */
export interface Fineness {
  /** Steps by which the camera seeks what it sees: more follow steeper depth; 1 and more. */
  readonly seekSteps: number;
  /** Pixels a side for which the camera seeks once: depth changes slowly within a layer. */
  readonly seekPixels: number;
  /** Size of what motions displace by, share of the picture's: the finest waves are lost below a half. */
  readonly displacementScale: number;
}

/** What a level means. */
export interface Quality extends Fineness {
  /** Longest side of a video in pixels, where none is asked for. */
  readonly longSide: number;
}

export const qualities: Readonly<Record<QualityLevel, Quality>> = {
  draft: { longSide: 640, seekSteps: 2, seekPixels: 8, displacementScale: 1 / 3 },
  standard: { longSide: 720, seekSteps: 3, seekPixels: 4, displacementScale: 1 / 2 },
  high: { longSide: 1080, seekSteps: 6, seekPixels: 4, displacementScale: 1 / 2 },
};

/** Dependent texture samples a microsecond from which a level pays; software adapters reach a tenth of the first. */
const leastSamples = { standard: 1500, high: 12_000 };

/** The level for a speed in dependent samples a microsecond. */
export function levelOf(speed: number): QualityLevel {
  if (speed >= leastSamples.high) return 'high';
  return speed >= leastSamples.standard ? 'standard' : 'draft';
}
