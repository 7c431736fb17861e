/** Pixels a side of a macroblock (H.264, 3.86), and of its four quarters. */
const block = 16;
const quarter = 8;

/** The luma of a frame, as a plane of bytes. */
export interface LumaPlane {
  readonly bytes: Uint8Array;
  /** Where the plane begins, and bytes from row to row. */
  readonly offset: number;
  readonly stride: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Stirs luma by one level here and there, so that OpenH264 looks at every macroblock. It takes a block for background,
 * and repeats it however far it has drifted, when the four quarters' sums of differences to the frame before lie within
 * 128 of each other (`ForegroundBackgroundDivision`). So in every other block two opposite quarters change sides, one
 * up and one down by 144; in the next frame those of the other blocks. The quantiser smooths it away: the means of a
 * quarter are off by half a level, and a block's not at all.
 * @param index of the frame.
 */
export function stir({ bytes, offset, stride, width, height }: LumaPlane, index: number): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const lower = y & quarter;
      if ((x & quarter) !== lower) continue;
      // A chequer of 32 pixels a quarter, and four more, for what grain takes away from the sums.
      const isChosen = ((x + y) & 1) === 1 || (x % quarter === y % quarter && (x & 1) === 0);
      if (!isChosen) continue;
      const isUp = (((index + Math.floor(x / block) + Math.floor(y / block)) >> 1) & 1) === (lower ? 1 : 0);
      const at = offset + y * stride + x;
      bytes[at] = Math.min(255, Math.max(0, bytes[at]! + (isUp ? 1 : -1)));
    }
  }
}
