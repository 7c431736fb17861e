import { saturate } from '../../analyse/raster.ts';
import { connectedRegions } from '../../analyse/regions.ts';
import type { ClassMask, SceneAnalysis, SceneClass } from '../../analyse/sceneAnalysis.ts';
import type { Arrow } from '../../plan/guidance.ts';
import { type FlowField, innerStrength } from './field.ts';

/** How far an arrow's say reaches, share of the diagonal (one standard deviation). */
const spread = 0.12;
/** Weight three deviations away: from there on an arrow says nothing. */
const silence = Math.exp(-4.5);

/** Regions that flow as a whole: an arrow speaks for all of the region that it stands in. */
const fluids = ['sky', 'water'] as const satisfies readonly SceneClass[];

/** The fluid that an arrow stands in; null elsewhere, where it moves what is near its foot. */
export function fluidAt({ masks }: SceneAnalysis, { x, y }: Arrow): (typeof fluids)[number] | null {
  return fluids.find((name) => (masks[name] ? valueAt(masks[name], x, y) : 0) > 0.5) ?? null;
}

/**
 * A field that follows arrows where they speak: between arrows by exponential weights (Mahapatra and Kulkarni
 * 2022), over the whole region in fluids, near its foot elsewhere.
 * @param arrows those that speak of the field's layer. @param seconds of one cycle.
 */
export function guidedField(
  field: FlowField,
  scene: SceneAnalysis,
  arrows: readonly Arrow[],
  seconds: number,
): FlowField {
  if (arrows.length === 0) return field;
  const { width, height } = field;
  const vectors = field.vectors.slice();
  const aspect = scene.picture.width / scene.picture.height;
  const diagonal = Math.hypot(aspect, 1);
  const steps = arrows.map((arrow) => stepOf(arrow, aspect, diagonal * seconds));
  const bodies = arrows.map((arrow) => bodyOf(scene, arrow));
  for (let i = 0; i < width * height; i++) {
    const u = ((i % width) + 0.5) / width;
    const v = (Math.floor(i / width) + 0.5) / height;
    let [dx, dy, sum, fluid, near] = [0, 0, 0, 0, 0];
    arrows.forEach((arrow, k) => {
      const distance = Math.hypot((u - arrow.x) * aspect, v - arrow.y) / diagonal;
      const weight = Math.exp((-distance * distance) / (2 * spread * spread));
      const body = bodies[k];
      if (body) {
        if (body[i] === 0) return;
        fluid = Math.max(fluid, body[i]!);
      } else {
        if (weight <= silence) return;
        near = Math.max(near, (weight - silence) / (1 - silence));
      }
      dx += weight * steps[k]!.x;
      dy += weight * steps[k]!.y;
      sum += weight;
    });
    if (sum === 0) continue;
    const share = Math.max(fluid, near);
    const rest = fluid > 0 ? 0 : 1 - near;
    vectors[2 * i] = rest * vectors[2 * i]! + (share * dx) / sum;
    vectors[2 * i + 1] = rest * vectors[2 * i + 1]! + (share * dy) / sum;
  }
  return { width, height, vectors };
}

/** Travel in one cycle, picture units. */
function stepOf({ dx, dy, speed }: Arrow, aspect: number, reach: number) {
  const length = Math.hypot(dx * aspect, dy);
  if (length === 0) return { x: 0, y: 0 };
  return { x: (dx / length) * speed * reach, y: (dy / length) * speed * reach };
}

/** How much each cell of the arrow's own body of fluid moves: less toward the water's edge, all of the sky. */
function bodyOf(scene: SceneAnalysis, arrow: Arrow): Float32Array | null {
  const fluid = fluidAt(scene, arrow);
  if (!fluid) return null;
  const mask = scene.masks[fluid]!;
  if (fluid === 'sky') return mask.values.map(() => 1);
  const { width, height } = mask;
  const foot = cellAt(mask, arrow.x, arrow.y);
  const body = connectedRegions(width, height, (i) => mask.values[i]! > 0.5).find((region) =>
    region.includes(foot),
  );
  const alone = new Float32Array(width * height);
  for (const i of body ?? []) alone[i] = mask.values[i]!;
  return innerStrength({ ...mask, values: alone });
}

const cellAt = ({ width, height }: ClassMask, x: number, y: number) =>
  Math.floor(saturate(y) * (height - 1e-6)) * width + Math.floor(saturate(x) * (width - 1e-6));

const valueAt = (mask: ClassMask, x: number, y: number) => mask.values[cellAt(mask, x, y)]!;
