import type { GpuResources } from '../gpu/resources.ts';
import { drawMark, type MarkCorner, markOriginIn } from './mark.ts';

export interface MarkInput {
  /** Draw the visible AI mark. */
  readonly mark: boolean;
  /** Where the mark stands; at the bottom right by default. */
  readonly markCorner?: MarkCorner | undefined;
}

/** Pixels that kernels look up one by one: premultiplied RGBA, four bytes each, row by row. */
export interface MarkPixels {
  readonly bytes: GPUBuffer;
  readonly width: number;
  readonly height: number;
}

/** The visible mark, and its upper left pixel; beyond the picture where there is none. */
export interface BakedMark {
  readonly mark: MarkPixels;
  readonly markOrigin: readonly [number, number];
}

/** Draws the mark for a picture of this size, in pixels. */
export function bakeMark(
  resources: GpuResources,
  picture: { readonly width: number; readonly height: number },
  { mark, markCorner = 'bottom-right' }: MarkInput,
): BakedMark {
  const { width, height, data } = drawMark(Math.min(picture.width, picture.height), mark);
  const premultiplied = Uint8Array.from(data, (value, i) =>
    i % 4 === 3 ? value : Math.round((value * data[i - (i % 4) + 3]!) / 255),
  );
  const drawn = { width, height, bytes: resources.uploadStorage('mark', premultiplied) };
  return {
    mark: drawn,
    markOrigin: mark ? markOriginIn(markCorner, picture, drawn) : [-width, -height],
  };
}
