import type { GpuResources } from '../gpu/resources.ts';
import { drawMark, type MarkCorner, markOriginIn } from './mark.ts';

export interface MarkInput {
  /** Draw the visible AI mark. */
  readonly mark: boolean;
  /** Where the mark stands; at the bottom right by default. */
  readonly markCorner?: MarkCorner | undefined;
}

/** The visible mark, and its upper left pixel; beyond the picture where there is none. */
export interface BakedMark {
  readonly mark: GPUTexture;
  readonly markOrigin: readonly [number, number];
}

/** Draws the mark for a picture of this size, in pixels. */
export function bakeMark(
  resources: GpuResources,
  picture: { readonly width: number; readonly height: number },
  { mark, markCorner = 'bottom-right' }: MarkInput,
): BakedMark {
  const texture = resources.uploadBitmap(
    'mark',
    drawMark(Math.min(picture.width, picture.height), mark),
    true,
  );
  return {
    mark: texture,
    markOrigin: mark ? markOriginIn(markCorner, picture, texture) : [-texture.width, -texture.height],
  };
}
