import { seededRandom } from '../../../engine/plan/random.ts';
import { maskOf, sceneWith } from '../../unit/engine/support/scenes.ts';
import { drawnPicture, rasterOf } from './pictures.ts';

/** Clouds over a rough sea, with a person on the shore: the picture, the same each time, and what is seen in it. */
export function seaside(width: number, height: number) {
  const random = seededRandom(1);
  const picture = drawnPicture(width, height, (context) => {
    for (let y = 0; y < height; y += 2) {
      for (let x = 0; x < width; x += 2) {
        const wave = 40 * Math.sin(x / 9 + y / 5) * Math.sin(x / 23 - y / 3) + 20 * random();
        context.fillStyle =
          y < height / 2 ? `rgb(${150 + wave} ${180 + wave} 230)` : `rgb(30 ${90 + wave} ${120 + wave})`;
        context.fillRect(x, y, 2, 2);
      }
    }
    context.fillStyle = '#632';
    context.fillRect(width * 0.45, height * 0.4, width * 0.1, height * 0.6);
  });
  const raster = rasterOf(picture);
  const { width: w, height: h } = raster;
  const scene = sceneWith(
    {
      sky: maskOf(w, h, (_, v) => (v < 0.5 ? 1 : 0)),
      water: maskOf(w, h, (u, v) => (v > 0.5 && Math.abs(u - 0.5) > 0.05 ? 1 : 0)),
      person: maskOf(w, h, (u, v) => (v > 0.4 && Math.abs(u - 0.5) < 0.05 ? 1 : 0)),
    },
    {
      picture: { width, height },
      depth: maskOf(w, h, (_, v) => v),
      water: { kind: 'sea', confidence: 1 },
    },
  );
  return { picture, raster, scene };
}
