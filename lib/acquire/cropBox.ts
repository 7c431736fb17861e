import type { Box } from '../protocol/messages.ts';

/** Less than this many pixels a side is not worth bringing to life. */
const shortestSide = 16;

/**
 * The part of a screenshot that shows a box, in whole pixels inside both; null where less than 16 pixels a
 * side are left.
 * @param box CSS pixels of the viewport.
 */
export function cropBox(
  box: Box,
  devicePixelRatio: number,
  shot: { readonly width: number; readonly height: number },
): Box | null {
  const left = Math.max(0, Math.round(box.x * devicePixelRatio));
  const top = Math.max(0, Math.round(box.y * devicePixelRatio));
  const right = Math.min(shot.width, Math.round((box.x + box.width) * devicePixelRatio));
  const bottom = Math.min(shot.height, Math.round((box.y + box.height) * devicePixelRatio));
  if (!(right - left >= shortestSide && bottom - top >= shortestSide)) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
