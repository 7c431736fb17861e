/** Where a row's pixels lie between those of another row: the one to the left, the one to the right, and how far between. */
interface Between {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly share: Float64Array;
}

function between(width: number, toWidth: number): Between {
  const left = new Int32Array(toWidth);
  const right = new Int32Array(toWidth);
  const share = new Float64Array(toWidth);
  for (let x = 0; x < toWidth; x++) {
    const u = Math.min(width - 1, Math.max(0, ((x + 0.5) * width) / toWidth - 0.5));
    left[x] = Math.floor(u);
    right[x] = Math.min(width - 1, left[x]! + 1);
    share[x] = u - left[x]!;
  }
  return { left, right, share };
}

/** One row between two; `above` and `below` are where these begin. */
function resampleRow(
  plane: Float32Array,
  above: number,
  below: number,
  down: number,
  { left, right, share }: Between,
  out: Float32Array,
  base: number,
): void {
  for (let x = 0; x < left.length; x++) {
    const l = left[x]!;
    const r = right[x]!;
    const a = share[x]!;
    const top = plane[above + l]! + a * (plane[above + r]! - plane[above + l]!);
    const bottom = plane[below + l]! + a * (plane[below + r]! - plane[below + l]!);
    out[base + x] = top + down * (bottom - top);
  }
}

/** Bilinear resampling of a plane, with pixel centres at halves. */
export function resample(
  plane: Float32Array,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(toWidth * toHeight);
  const across = between(width, toWidth);
  for (let y = 0; y < toHeight; y++) {
    const v = Math.min(height - 1, Math.max(0, ((y + 0.5) * height) / toHeight - 0.5));
    const above = Math.floor(v) * width;
    const below = Math.min(height - 1, Math.floor(v) + 1) * width;
    resampleRow(plane, above, below, v - Math.floor(v), across, out, y * toWidth);
  }
  return out;
}
