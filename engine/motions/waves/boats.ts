import { smoothstep } from '../../analyse/raster.ts';
import { boxAround, connectedRegions } from '../../analyse/regions.ts';
import type { ClassMask, SceneAnalysis, SceneClass } from '../../analyse/sceneAnalysis.ts';
import { distanceTo } from '../distance.ts';
import type { ModeBuilder } from '../modes.ts';
import type { WavesMotion } from './schema.ts';

/** Shares of the picture between which something on the water may be a boat. */
const size = { least: 0.0008, most: 0.3 };
/** How far below the horizon a boat must float to be told from the far shore, share of the picture's height. */
const afloat = 0.04;
/** Roll for a bob of one diagonal, radians. */
const rollPerBob = 4;

const rigid: readonly SceneClass[] = ['person', 'animal', 'foliage', 'mountain', 'ground', 'grass'];

/** A boat: the cells of it, and where it floats. */
export interface Boat {
  readonly cells: readonly number[];
  /** Middle of the waterline, picture units. */
  readonly x: number;
  readonly y: number;
}

/**
 * What floats: wholly before water and sky, away from the picture's border, below the horizon, with water on both
 * sides of its foot. An island at the horizon has none there, a pier touches the border or the land.
 */
export function findBoats(scene: SceneAnalysis, water: ClassMask): Boat[] {
  const { width, height } = water;
  const { sky } = scene.masks;
  const isWater = (i: number) => water.values[i]! > 0.4;
  const isOpen = (i: number) => isWater(i) || (sky?.values[i] ?? 0) > 0.4;
  return connectedRegions(width, height, (i) => !isOpen(i)).flatMap((cells) => {
    const share = cells.length / (width * height);
    if (share < size.least || share > size.most) return [];
    const { left, right, top, bottom } = boxAround(cells, width);
    if (left === 0 || right === width - 1 || top === 0 || bottom === height - 1) return [];
    if ((bottom + 1) / height < scene.horizon.y + afloat) return [];
    if (
      rigid.some(
        (name) => cells.filter((i) => (scene.masks[name]?.values[i] ?? 0) > 0.5).length > 0.25 * cells.length,
      )
    )
      return [];
    const foot = Math.max(top, bottom - Math.max(1, Math.round(0.06 * height)));
    const inWater = [left - 1, right + 1].every(
      (x) => isWater(foot * width + x) || isWater((bottom - 1) * width + x),
    );
    if (!inWater) return [];
    return [{ cells, x: (left + right + 1) / 2 / width, y: (bottom + 1) / height }];
  });
}

/** Lets boats bob and roll, each whole, in its own time; the water right around goes with them. */
export function addBoats(
  modes: ModeBuilder,
  scene: SceneAnalysis,
  water: ClassMask,
  motion: WavesMotion,
): void {
  const { width, height } = water;
  const aspect = scene.picture.width / scene.picture.height;
  const diagonal = Math.hypot(aspect, 1);
  const reach = Math.max(3, 0.03 * Math.hypot(width, height));
  const bob = motion.bob * diagonal;
  for (const boat of motion.bob > 0 ? findBoats(scene, water) : []) {
    const isOf = new Set(boat.cells);
    const distance = distanceTo(width, height, (i) => isOf.has(i));
    const heave = modes.at(motion.cycles);
    const roll = modes.at(motion.cycles + 1);
    const angle = bob * rollPerBob * (boat.x * 97 - Math.floor(boat.x * 97) < 0.5 ? 1 : -1);
    distance.forEach((d, i) => {
      const share = 1 - smoothstep(2, 2 + reach, d);
      if (share === 0) return;
      const u = ((i % width) + 0.5) / width;
      const v = (Math.floor(i / width) + 0.5) / height;
      heave.sine[2 * i + 1]! += share * bob;
      roll.sine[2 * i]! += (-share * angle * (v - boat.y)) / aspect;
      roll.sine[2 * i + 1]! += share * angle * (u - boat.x) * aspect;
    });
  }
}
