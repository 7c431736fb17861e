/** The part of gifenc 1.0.3 that is used; the package brings no types. */
declare module 'gifenc' {
  export type Palette = [red: number, green: number, blue: number][];

  export function quantize(
    rgba: Uint8ClampedArray,
    maxColors: number,
    options?: { format?: 'rgb565' | 'rgb444' | 'rgba4444' },
  ): Palette;

  export function applyPalette(rgba: Uint8ClampedArray, palette: Palette, format?: 'rgb565'): Uint8Array;

  export interface Encoder {
    /** @param options.palette makes the first frame's the file's @param options.delay milliseconds */
    writeFrame(
      indices: Uint8Array,
      width: number,
      height: number,
      options: { palette?: Palette; delay: number; repeat?: number },
    ): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }
  export function GIFEncoder(): Encoder;
}
