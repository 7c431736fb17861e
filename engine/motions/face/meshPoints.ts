/** Indices into the 468 points of MediaPipe's mesh. Left and right are the person's own. */

/** Rims of both eyes from the outer corner to the inner: the upper lid's edge and the lower one's. */
export const eyes = {
  right: {
    upper: [33, 246, 161, 160, 159, 158, 157, 173, 133],
    lower: [33, 7, 163, 144, 145, 153, 154, 155, 133],
  },
  left: {
    upper: [263, 466, 388, 387, 386, 385, 384, 398, 362],
    lower: [263, 249, 390, 373, 374, 380, 381, 382, 362],
  },
} as const;

/** Lower edges of the brows, above the middle of the eyes. */
export const brows = { right: [53, 52, 65], left: [283, 282, 295] } as const;

/** Middle of the lips' outer edge, and of the chin. */
export const middle = { upperLip: 0, lowerLip: 17, forehead: 10, chin: 152, nose: 1 } as const;

/** Points on both sides: right, left. */
export const sides = {
  mouth: [61, 291],
  upperCheek: [50, 280],
  lowerCheek: [205, 425],
  underEye: [145, 374],
  face: [234, 454],
} as const;
