import type { Pixels } from './faces/pixels.ts';

/** Adds the bytes from `start` on, times `weight`, to the sums. */
function addRow(data: Pixels['data'], start: number, weight: number, sums: Float32Array): void {
  for (let i = 0; i < sums.length; i++) sums[i] = sums[i]! + weight * data[start + i]!;
}

/** The means of a row's RGBA pixels, `across` of them each, as opaque bytes. */
function meansInto(
  row: Float32Array,
  across: number,
  out: Uint8ClampedArray,
  base: number,
  width: number,
): void {
  for (let x = 0; x < width; x++) {
    const from = x * across;
    const to = from + across;
    const last = Math.min(row.length / 4, Math.ceil(to - 1e-6));
    let r = 0;
    let g = 0;
    let b = 0;
    for (let v = Math.floor(from); v < last; v++) {
      const weight = (Math.min(v + 1, to) - Math.max(v, from)) / across;
      r += weight * row[4 * v]!;
      g += weight * row[4 * v + 1]!;
      b += weight * row[4 * v + 2]!;
    }
    const at = base + 4 * x;
    out[at] = r;
    out[at + 1] = g;
    out[at + 2] = b;
    out[at + 3] = 255;
  }
}

/**
 * A smaller picture, each pixel the mean of the area that it covers: what is seen in it does not depend on the
 * size that it came in, as it does with a canvas, which halves and then interpolates.
 * @param width at most the picture's. @param height at most the picture's.
 */
export function shrink(pixels: Pixels, width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(4 * width * height);
  const row = new Float32Array(4 * pixels.width);
  const [across, down] = [pixels.width / width, pixels.height / height];
  for (let y = 0; y < height; y++) {
    const [from, to] = [y * down, (y + 1) * down];
    const last = Math.min(pixels.height, Math.ceil(to - 1e-6));
    row.fill(0);
    for (let v = Math.floor(from); v < last; v++)
      addRow(pixels.data, v * row.length, (Math.min(v + 1, to) - Math.max(v, from)) / down, row);
    meansInto(row, across, data, 4 * y * width, width);
  }
  return { width, height, data };
}
