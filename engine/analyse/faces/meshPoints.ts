/** Indices into the 468 points of MediaPipe's mesh. Left and right are the person's own. */

/** An eye's rim: its corners, and pairs of points on the upper and lower lid above each other. */
export interface EyeRim {
  readonly outer: number;
  readonly inner: number;
  readonly lids: readonly (readonly [upper: number, lower: number])[];
}

export const eyeRims = {
  right: {
    outer: 33,
    inner: 133,
    lids: [
      [160, 144],
      [159, 145],
      [158, 153],
    ],
  },
  left: {
    outer: 263,
    inner: 362,
    lids: [
      [387, 373],
      [386, 374],
      [385, 380],
    ],
  },
} as const satisfies Record<'left' | 'right', EyeRim>;

/** The inner rim of the lips. */
export const mouthRim = {
  corners: [78, 308],
  lips: [
    [82, 87],
    [13, 14],
    [312, 317],
  ],
} as const;

/** Points of the same height on both sides of the face: right, left. */
export const mirrored = [
  [33, 263],
  [133, 362],
  [234, 454],
  [127, 356],
  [61, 291],
  [58, 288],
] as const;

/** From the top of the forehead to the chin. */
export const upright = { top: 10, bottom: 152 } as const;

/** The face's outline, clockwise from the top of the forehead as one sees it. */
export const outline = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
  150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
] as const;
