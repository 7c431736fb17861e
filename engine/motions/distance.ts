const far = 1e12;

/**
 * Distance of each cell's centre to the nearest cell of a set, in cells: exact Euclidean transform (Felzenszwalb
 * and Huttenlocher 2012). Infinity where the set is empty.
 */
export function distanceTo(
  width: number,
  height: number,
  isIn: (index: number) => boolean,
): Float32Array<ArrayBuffer> {
  const squared = new Float32Array(width * height);
  for (let i = 0; i < squared.length; i++) squared[i] = isIn(i) ? 0 : far;
  for (let x = 0; x < width; x++) lowerEnvelope(squared, x, width, height);
  for (let y = 0; y < height; y++) lowerEnvelope(squared, y * width, 1, width);
  return squared.map((d) => (d >= far / 2 ? Number.POSITIVE_INFINITY : Math.sqrt(d)));
}

/** One line of squared distances, in place: the lower envelope of the parabolas that stand on it. */
function lowerEnvelope(values: Float32Array, start: number, stride: number, length: number): void {
  const line = new Float64Array(length);
  for (let i = 0; i < length; i++) line[i] = values[start + i * stride]!;
  const feet = new Int32Array(length);
  const borders = new Float64Array(length + 1);
  let last = 0;
  borders[0] = Number.NEGATIVE_INFINITY;
  borders[1] = Number.POSITIVE_INFINITY;
  const meet = (q: number, p: number) => (line[q]! + q * q - line[p]! - p * p) / (2 * q - 2 * p);
  for (let q = 1; q < length; q++) {
    let crossing = meet(q, feet[last]!);
    while (crossing <= borders[last]!) {
      last--;
      crossing = meet(q, feet[last]!);
    }
    last++;
    feet[last] = q;
    borders[last] = crossing;
    borders[last + 1] = Number.POSITIVE_INFINITY;
  }
  last = 0;
  for (let q = 0; q < length; q++) {
    while (borders[last + 1]! < q) last++;
    const foot = feet[last]!;
    values[start + q * stride] = (q - foot) ** 2 + line[foot]!;
  }
}
