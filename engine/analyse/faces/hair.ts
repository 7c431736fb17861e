import { guidedFilter } from '../filters.ts';
import { type Raster, smoothstep } from '../raster.ts';
import { connectedRegions } from '../regions.ts';
import { type ClassMask, type Face, isMadeOut, type Landmark, type Masks, meanOf } from '../sceneAnalysis.ts';
import { scratchPlane } from '../scratch.ts';
import { ColourSamples } from './colourSamples.ts';
import { upright } from './meshPoints.ts';
import { insideFace } from './polygon.ts';

type Plane = Float32Array<ArrayBuffer>;

/** Faces lower than this, forehead to chin in pixels of the raster, are too few points for their hair. */
const leastHeight = 20;
/** Fewer samples say nothing of a colour. */
const fewestSamples = 12;
/** Probability of a person from which a point counts as part of one. */
const isPerson = 0.5;
/** Below this a point is not looked at. */
const leastPerson = 0.3;
const rounds = 2;
/** Share of the picture below which hair is not worth a class. */
const leastArea = 0.002;

/** Points of the raster seen from a face, in heights of the face from its middle. */
interface Places {
  /** Of each in the raster; the rest is in the same order. */
  readonly indices: readonly number[];
  /** Down the face; the forehead begins at -0.5, the chin ends at 0.5. */
  readonly along: Plane;
  /** To either side. */
  readonly across: Plane;
  /** 1 = in the face, of all points of the raster. */
  readonly face: Uint8Array;
}

/** Adds the hair of the people with faces to the masks; it stays a part of the person, too. */
export function addHair(raster: Raster, masks: Masks, faces: readonly Face[]): Masks {
  const hair = masks.person ? findHair(raster, masks.person, faces) : null;
  return hair ? { ...masks, hair } : masks;
}

/**
 * The hair of the people in a picture, as a part of their mask: what is near a head, joins its top and has
 * the colours of what lies above the forehead rather than those of skin and clothes. Hats count as hair.
 * @param person mask at the raster's size. @returns null where there is none to speak of.
 */
export function findHair(raster: Raster, person: ClassMask, faces: readonly Face[]): ClassMask | null {
  const { width, height } = raster;
  const all = scratchPlane(width * height);
  for (const face of faces)
    if (isMadeOut(face) && !face.depicted) growHair(all, raster, person, face.landmarks);
  const likely = all.filter((p) => p > isPerson);
  if (likely.length === 0) return null;
  const soft = guidedFilter(raster, all, 2, 1e-3);
  const values = soft.map((p, i) => Math.min(p, person.values[i]!)) as Plane;
  const sure = likely.reduce((sum, p) => sum + p, 0) / likely.length;
  const mask = { width, height, values, confidence: person.confidence * sure };
  return meanOf(mask) < leastArea ? null : mask;
}

function growHair(
  all: Float32Array,
  raster: Raster,
  person: ClassMask,
  landmarks: readonly Landmark[],
): void {
  const { width, height } = raster;
  const places = placesAround(raster, person, landmarks);
  if (!places) return;
  const { indices, along, across, face } = places;
  const between = (from: number, to: number, aside: number, wanted?: 0 | 1) =>
    indices.filter(
      (i, k) =>
        along[k]! > from &&
        along[k]! < to &&
        across[k]! < aside &&
        (wanted === undefined || face[i] === wanted),
    );
  // Middle of the face without hairline, eyes' corners and beard; above it; below the neck.
  const skin = between(-0.35, 0.25, 0.25, 1);
  const top = between(-0.85, -0.52, 0.35, 0);
  const below = between(0.95, 1.3, 0.55);
  if (skin.length < fewestSamples || top.length < fewestSamples) return;
  const skins = new ColourSamples(raster, skin);
  // What is bare above the mesh, which ends at the hairline, is forehead.
  const tops = new ColourSamples(raster, top);
  const crown = top.filter((i) => tops.at(i) > 1.25 * skins.at(i));
  if (crown.length < 0.3 * top.length) return;
  const clothes = below.length < fewestSamples ? null : new ColourSamples(raster, below);
  const seeds = new Set(crown);
  let found = crown;
  const likely = scratchPlane(all.length);
  // What was found in the first round teaches the second its other colours.
  for (let round = 0; round < rounds; round++) {
    const hairs = new ColourSamples(raster, found);
    for (let k = 0; k < indices.length; k++) {
      const i = indices[k]!;
      if (face[i] === 1) continue;
      const hair = hairs.at(i);
      const bare = skins.at(i);
      const worn = clothes ? smoothstep(0.2, 0.6, along[k]!) * clothes.at(i) : 0;
      // Well above the forehead it is hair unless it is bare; elsewhere its colour has to say so.
      const given = 0.15 * smoothstep(-0.6, -0.75, along[k]!) * smoothstep(0.7, 0.5, across[k]!);
      likely[i] = ((hair + given) / (hair + given + bare + worn + 0.02)) * nearness(along[k]!, across[k]!);
    }
    found = connectedRegions(width, height, (i) => likely[i]! > 0.5)
      .filter((region) => region.some((i) => seeds.has(i)))
      .flat();
    if (found.length === 0) return;
  }
  for (const i of found) all[i] = Math.max(all[i]!, smoothstep(0.4, 0.75, likely[i]!));
}

/** How far from the head hair may be, 0..1: below the chin is the neck, and it seldom falls below the breast. */
function nearness(along: number, across: number): number {
  const neck = smoothstep(0.5, 0.6, along) * smoothstep(0.36, 0.26, across);
  const far = Math.max(
    smoothstep(0.8, 1.2, across),
    smoothstep(0.8, 1.4, along),
    smoothstep(-1.1, -1.5, along),
  );
  return (1 - 0.85 * neck) * (1 - far);
}

/** The points around a face, or null where it is too small. */
function placesAround(
  { width, height }: Raster,
  person: ClassMask,
  landmarks: readonly Landmark[],
): Places | null {
  const at = (index: number) => ({ x: landmarks[index]!.x * width, y: landmarks[index]!.y * height });
  const [top, bottom] = [at(upright.top), at(upright.bottom)];
  const tall = Math.hypot(bottom.x - top.x, bottom.y - top.y);
  if (tall < leastHeight) return null;
  const centre = { x: (top.x + bottom.x) / 2, y: (top.y + bottom.y) / 2 };
  const down = { x: (bottom.x - top.x) / tall, y: (bottom.y - top.y) / tall };
  const face = insideFace(landmarks, width, height);
  const reach = 1.6 * tall;
  const indices: number[] = [];
  const along = scratchPlane(width * height);
  const across = scratchPlane(width * height);
  for (let y = Math.max(0, Math.floor(centre.y - reach)); y < Math.min(height, centre.y + reach); y++)
    for (let x = Math.max(0, Math.floor(centre.x - reach)); x < Math.min(width, centre.x + reach); x++) {
      const index = y * width + x;
      if (person.values[index]! < leastPerson) continue;
      const u = x + 0.5 - centre.x;
      const v = y + 0.5 - centre.y;
      along[indices.length] = (u * down.x + v * down.y) / tall;
      across[indices.length] = Math.abs(u * down.y - v * down.x) / tall;
      indices.push(index);
    }
  return { indices, along, across, face };
}
