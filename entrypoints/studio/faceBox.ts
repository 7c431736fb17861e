import type { ToldFace } from '../../engine/contracts.ts';

const percent = (share: number) => `${100 * share}%`;

/** Style that lays a box over a face's place in the picture. */
export const faceBox = ({ x, y, width, height }: ToldFace) => ({
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
});
