/** A small opaque colour picture as three planes of gamma-encoded sRGB, 0..1, row-major. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly red: Float32Array<ArrayBuffer>;
  readonly green: Float32Array<ArrayBuffer>;
  readonly blue: Float32Array<ArrayBuffer>;
  /** Rec. 709 luma, 0..1. */
  readonly luma: Float32Array<ArrayBuffer>;
}

/** Splits RGBA bytes (`4 * width * height`, alpha ignored) into planes. */
export function rasterFromRgba(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Raster {
  const count = width * height;
  const red = new Float32Array(count);
  const green = new Float32Array(count);
  const blue = new Float32Array(count);
  const luma = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const r = rgba[4 * i]! / 255;
    const g = rgba[4 * i + 1]! / 255;
    const b = rgba[4 * i + 2]! / 255;
    red[i] = r;
    green[i] = g;
    blue[i] = b;
    luma[i] = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  return { width, height, red, green, blue, luma };
}

/** Clamps to 0..1. */
export const saturate = (x: number): number => Math.min(1, Math.max(0, x));

/** Hermite step between two edges; edges may be given in falling order. */
export function smoothstep(from: number, to: number, x: number): number {
  const t = saturate((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}
