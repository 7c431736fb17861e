import type { LightPoint, NightLights } from '../../analyse/nightLights.ts';
import { seededRandom } from '../../plan/random.ts';
import { addSwing, ModeBuilder, type Modes } from '../modes.ts';
import type { TwinkleMotion } from './schema.ts';

/** How far a point's light reaches, in its radii, and at least, in cells: what is smaller falls between cells. */
const halo = { radii: 2, least: 1.1 };
/** A light further than so many standard deviations away says nothing. */
const reach = 3;

/**
 * The stops by which each point of light swings, on a grid over the picture: two vibrations a point, of phases of
 * its own, so that no two twinkle together.
 */
export function twinkleModes(
  lights: NightLights,
  motion: TwinkleMotion,
  width: number,
  height: number,
  seed: number,
): Modes {
  const modes = new ModeBuilder(width, height, 1);
  const random = seededRandom(seed ^ 0x1f83d9ab);
  const paces = [motion.cycles, motion.cycles + 1, 2 * motion.cycles + 1, 3 * motion.cycles + 1].map((n) =>
    Math.min(16, n),
  );
  const twinkle = (point: LightPoint, stops: number) => {
    for (const share of [0.65, 0.35]) {
      const mode = modes.at(paces[Math.floor(random() * paces.length)]!);
      const start = 2 * Math.PI * random();
      const size = stops * share * (0.4 + 0.6 * random()) * (0.5 + 0.5 * point.strength);
      spread(point, width, height, (cell, weight) => addSwing(mode, cell, size * weight, start));
    }
  };
  if (motion.lamps > 0) for (const lamp of lights.lamps) twinkle(lamp, motion.lamps);
  if (motion.stars > 0) for (const star of lights.stars) twinkle(star, motion.stars);
  return modes.build();
}

/** Calls for each cell that a point's light falls on, with its share. */
function spread(
  point: LightPoint,
  width: number,
  height: number,
  visit: (cell: number, weight: number) => void,
): void {
  const sigma = Math.max(halo.least, halo.radii * point.radius * width);
  const [x, y] = [point.x * width - 0.5, point.y * height - 0.5];
  const far = reach * sigma;
  for (let row = Math.max(0, Math.ceil(y - far)); row <= Math.min(height - 1, y + far); row++) {
    for (let column = Math.max(0, Math.ceil(x - far)); column <= Math.min(width - 1, x + far); column++) {
      const squared = ((column - x) ** 2 + (row - y) ** 2) / (sigma * sigma);
      if (squared < reach * reach) visit(row * width + column, Math.exp(-0.5 * squared));
    }
  }
}
