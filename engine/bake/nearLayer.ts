import { bodiesOf } from '../analyse/bodies.ts';
import { boxBlur } from '../analyse/filters.ts';
import { connectedRegions } from '../analyse/regions.ts';
import type { Face, ScalarMap, SceneAnalysis } from '../analyse/sceneAnalysis.ts';
import { slidingMinimum } from '../analyse/slidingMinimum.ts';
import { extendMap } from './extend.ts';

/** What stands before the rest of the picture, and the depths on both sides of its edge; maps of one size. */
export interface NearLayer {
  /** 1 = near thing. */
  readonly mask: ScalarMap;
  /** Depth of the near things, carried on beyond their edge; one value a person. */
  readonly depth: ScalarMap;
  /** Depth of what lies behind, carried on under the near things. */
  readonly behind: ScalarMap;
}

/** Less of the picture is not worth a layer; more leaves too little to fill in what lies behind. */
const areas = { least: 0.002, most: 0.8 };
/** Depth by which a thing stands out from its left and right to be cut out. */
const standsOut = 0.1;
/** Width up to which a thing can stand out, share of the picture's width. */
const widest = 0.35;
/**
 * The steepest that depth may be within a layer, a picture's width: the camera's travel of 0.009 of the diagonal moves
 * neighbours by about a tenth of their distance then.
 */
const steepest = 8;
/** Radii of blur, shares of the width, of which the first that is enough is taken. */
const radii = [1 / 48, 1 / 32, 1 / 24, 1 / 16] as const;
/** Share of a thing's height in depth that must lie in a few pixels at its edge: others slope and are no layer. */
const steepness = 0.6;

/**
 * Cuts people and animals, and things with steep edges in depth, out of a scene. Each is one layer before an inpainted
 * plate, so that the camera uncovers what lies behind instead of stretching an edge over it.
 * @returns null where nothing stands out.
 */
export function findNearLayer(scene: SceneAnalysis): NearLayer | null {
  const depth = depthBeforeSky(scene);
  const { width, height } = depth;
  const count = width * height;
  const people = sameSize(bodiesOf(scene.masks), depth);
  const mask: Float32Array<ArrayBuffer> = people ? wholeBodies(people, scene.faces) : new Float32Array(count);
  for (const region of standingThings(depth)) for (const i of region) mask[i] = 1;
  const sky = sameSize(scene.masks.sky, depth);
  if (sky) for (let i = 0; i < count; i++) if (sky.values[i]! > 0.5) mask[i] = 0;
  const area = mask.reduce((sum, share) => sum + share, 0) / count;
  if (area < areas.least || area > areas.most) return null;
  const radius = Math.max(1, Math.ceil(width / 40));
  const around = boxBlur(boxBlur(mask, width, height, radius), width, height, radius);
  const clear = around.map((share) => (share < 0.02 ? 1 : 0));
  const known = clear.some((share) => share > 0) ? clear : mask.map((share) => (share < 0.5 ? 1 : 0));
  const behind = smooth(extendMap(depth, known));
  return { mask: { width, height, values: mask }, depth: nearDepth(depth, mask, people), behind };
}

/** Depth of all that is not sky, carried on where the sky is: what stands before the sky has a layer already. */
export function depthBeforeSky({ depth, masks }: SceneAnalysis): ScalarMap {
  const sky = sameSize(masks.sky, depth);
  if (!sky) return depth;
  const values = depth.values.map(
    (d, i) => d / Math.max(0.05, 1 - sky.values[i]!),
  ) as Float32Array<ArrayBuffer>;
  return extendMap(
    { ...depth, values },
    sky.values.map((s) => (s < 0.5 ? 1 : 0)),
  );
}

const sameSize = <T extends ScalarMap>(map: T | null | undefined, { width, height }: ScalarMap): T | null =>
  map && map.width === width && map.height === height ? map : null;

/** A person's or an animal's depth is that of the body as a whole; other things keep their slope, softened. */
function nearDepth(depth: ScalarMap, mask: Float32Array, people: ScalarMap | null): ScalarMap {
  const { width, height } = depth;
  const values = new Float32Array(depth.values);
  for (const region of connectedRegions(width, height, (i) => mask[i]! >= 0.5)) {
    const person = people ? region.filter((i) => people.values[i]! >= 0.5).length / region.length : 0;
    if (person < 0.3) continue;
    const sorted = region.map((i) => depth.values[i]!).sort((a, b) => a - b);
    // The upper part of the spread: edges of a body take depth from what is behind them.
    const level = sorted[Math.floor(sorted.length * 0.75)]!;
    for (const i of region) values[i] = level;
  }
  const inside = mask.map((share) => (share >= 0.5 ? 1 : 0));
  return smooth(extendMap({ width, height, values }, inside));
}

/**
 * A layer's depth, smoothed no more than the camera needs: it stretches what lies between near and far, and seeks it by
 * fixed point, so that steep edges would fold.
 */
export function smooth({ width, height, values }: ScalarMap): ScalarMap {
  let soft = values;
  for (const share of radii) {
    const radius = Math.ceil(width * share);
    soft = boxBlur(boxBlur(values, width, height, radius), width, height, radius);
    if (slopeOf(soft, width) <= steepest) break;
  }
  return { width, height, values: soft };
}

/** The steepest change of a map along its rows and columns, a picture's width. */
function slopeOf(values: Float32Array, width: number): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    if (i % width > 0) most = Math.max(most, Math.abs(values[i]! - values[i - 1]!));
    if (i >= width) most = Math.max(most, Math.abs(values[i]! - values[i - width]!));
  }
  return most * width;
}

/** Things that stand out of what is to their left and right, and end steeply: a white top-hat along rows. */
function standingThings(depth: ScalarMap): number[][] {
  const { width, height, values } = depth;
  const reach = Math.floor((widest * width) / 2);
  const opened = openedAlongRows(depth, reach);
  const hat = values.map((value, i) => value - opened[i]!);
  return connectedRegions(width, height, (i) => hat[i]! >= standsOut).filter((region) => {
    const members = new Set(region);
    let [step, tall, edge] = [0, 0, 0];
    for (const i of region) {
      tall += hat[i]!;
      const x = i % width;
      for (const side of [-1, 1]) {
        if (x + side < 0 || x + side >= width || members.has(i + side)) continue;
        const outer = Math.min(width - 1, Math.max(0, x + 3 * side)) - x;
        const inner = Math.min(width - 1, Math.max(0, x - 2 * side)) - x;
        step += values[i + inner]! - values[i + outer]!;
        edge++;
      }
    }
    return edge > 0 && step / edge > (steepness * tall) / region.length;
  });
}

/**
 * A map without what is narrower than twice `reach` and stands out of its left and right: least values within reach,
 * and the greatest of these. Borders are continued by point reflection, so that slopes stay slopes.
 */
function openedAlongRows({ width, height, values }: ScalarMap, reach: number): Float32Array {
  const out = values.slice();
  const wide = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y++) {
    const row = out.subarray(y * width, (y + 1) * width);
    reflect(row, reach, wide);
    slidingMinimum(wide, 2 * reach + 1, row);
    // The greatest is the least upside down.
    for (let x = 0; x < width; x++) row[x] = -row[x]!;
    reflect(row, reach, wide);
    slidingMinimum(wide, 2 * reach + 1, row);
    for (let x = 0; x < width; x++) row[x] = -row[x]!;
  }
  return out;
}

/** Copies a row into a wider one, continued on both sides. */
function reflect(row: Float32Array, reach: number, out: Float32Array): void {
  const last = row.length - 1;
  out.set(row, reach);
  for (let k = 1; k <= reach; k++) {
    out[reach - k] = 2 * row[0]! - row[Math.min(last, k)]!;
    out[reach + last + k] = 2 * row[last]! - row[Math.max(0, last - k)]!;
  }
}

/**
 * Where people are, decided: half a body would show the body and its plate through each other. Gaps are closed, and
 * holes up to a tenth of the picture filled: buttons, glasses, shadows; a face belongs to its body.
 */
function wholeBodies(people: ScalarMap, faces: readonly Face[]): Float32Array<ArrayBuffer> {
  const { width, height } = people;
  const decided = people.values.map((share, i) =>
    share >= 0.5 || (share >= 0.2 && isInFace(faces, people, i)) ? 1 : 0,
  ) as Float32Array<ArrayBuffer>;
  const radius = Math.ceil(width / 80);
  const wide = boxBlur(decided, width, height, radius).map((share) => (share > 0 ? 1 : 0));
  const closed = boxBlur(wide as Float32Array<ArrayBuffer>, width, height, radius);
  const out = Float32Array.from(decided, (share, i) => (share === 1 || closed[i]! > 0.999 ? 1 : 0));
  for (const hole of connectedRegions(width, height, (i) => out[i] === 0)) {
    const touches = hole.some((i) => {
      const [x, y] = [i % width, Math.floor(i / width)];
      return x === 0 || y === 0 || x === width - 1 || y === height - 1;
    });
    if (!touches && hole.length < 0.1 * width * height) for (const i of hole) out[i] = 1;
  }
  return out;
}

/** Whether a map's value lies in the ellipse of a face. */
function isInFace(faces: readonly Face[], { width, height }: ScalarMap, i: number): boolean {
  const [u, v] = [((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height];
  return faces.some(
    ({ box }) =>
      ((u - box.x) / box.width - 0.5) ** 2 + ((v - box.y) / box.height - 0.5) ** 2 < 0.25 && box.width > 0,
  );
}
