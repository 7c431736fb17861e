import { boxBlur } from '../../analyse/filters.ts';
import { type Raster, saturate } from '../../analyse/raster.ts';
import type { ClassMask, SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import type { MotionPlan } from '../../plan/motionPlan.ts';
import { seededRandom } from '../../plan/random.ts';
import { waterKindOf } from '../waterKind.ts';
import { bedField } from './bed.ts';
import { confine } from './confine.ts';
import { withoutObstacles } from './obstacles.ts';
import type { FlowMotion } from './schema.ts';

/** Displacement in one cycle at each point, in picture units (1 = the picture's width or height). */
export interface FlowField {
  readonly width: number;
  readonly height: number;
  /** x, y interleaved: `2 * width * height` values. */
  readonly vectors: Float32Array<ArrayBuffer>;
}

/** What bounds a flow. */
export type FlowExtent =
  /** The layer holds nothing else, and goes on behind what stands before it: no bounds. */
  | 'layer'
  /** The region shares its layer with still things: the flow dies away toward the region's edge. */
  | 'region';

/** The flows that a plan moves in a scene: a plan made for another picture may name regions that this one lacks. */
export function activeFlows(plan: MotionPlan, scene: SceneAnalysis): FlowMotion[] {
  return plan.motions.filter(
    (motion): motion is FlowMotion =>
      motion.kind === 'flow' && motion.enabled && scene.masks[motion.region] !== undefined,
  );
}

/** The sky has the background plate to itself; every other region shares the picture. */
export const extentOf = ({ region }: FlowMotion): FlowExtent => (region === 'sky' ? 'layer' : 'region');

/** Share of the wind that comes toward the viewer, or goes, over the horizon. */
const approach = 0.45;

/**
 * The field of one flow motion. The wind's: along its heading, slower toward the horizon where things are far,
 * spreading from the vanishing point or gathering in it, with some divergence-free turbulence (curl of a stream
 * function). Running water's: along its bed.
 * @param raster the small picture, for the water's own streaks; without it the bed alone counts.
 */
export function flowField(
  scene: SceneAnalysis,
  motion: FlowMotion,
  seed: number,
  extent: FlowExtent,
  raster: Raster | null = null,
): FlowField {
  const whole = scene.masks[motion.region];
  // In the sea what is dark and compact is a wave's shadow.
  const mayHoldStones =
    extent === 'region' && !(motion.region === 'water' && waterKindOf(scene).kind === 'sea');
  const mask = whole && mayHoldStones ? withoutObstacles(whole, raster) : whole;
  const { width, height } = mask ?? scene.depth;
  if (motion.course === 'turn') return turningField(scene, motion, width, height);
  const aspect = scene.picture.width / scene.picture.height;
  const diagonal = Math.hypot(aspect, 1);
  const bed =
    mask && motion.course !== 'wind'
      ? bedField(mask, raster, aspect, motion.course === 'fall' ? 0.6 : 0)
      : null;
  const strength = mask && extent === 'region' && !bed ? innerStrength(mask) : null;
  const curl = turbulence(width, height, aspect, seed);
  const horizon = scene.horizon.y;
  const vectors = new Float32Array(2 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const v = (y + 0.5) / height;
      const u = (x + 0.5) / width;
      // 0 at the horizon, 1 at the picture's edge away from it.
      const nearness =
        motion.region === 'sky'
          ? saturate((horizon - v) / Math.max(0.05, horizon))
          : saturate((v - horizon) / Math.max(0.05, 1 - horizon));
      const slow = 1 - motion.perspective * (1 - nearness) ** 1.5;
      const way = bed ? { x: bed[2 * i]!, y: bed[2 * i + 1]! } : windAt(scene, motion, u, v, aspect);
      const turbulent = motion.turbulence * (bed ? Math.hypot(way.x, way.y) : 1);
      const reach = motion.travel * diagonal * slow * (strength ? strength[i]! : 1);
      vectors[2 * i] = ((way.x + turbulent * curl[2 * i]!) * reach) / aspect;
      vectors[2 * i + 1] = (way.y + turbulent * curl[2 * i + 1]!) * reach;
    }
  }
  if (mask && extent === 'region') confine(vectors, mask);
  return { width, height, vectors };
}

/** The sky turns as one about a point on its horizon, so that no star leaves its place among the others. */
function turningField(scene: SceneAnalysis, motion: FlowMotion, width: number, height: number): FlowField {
  const aspect = scene.picture.width / scene.picture.height;
  const pole = { x: 0.5, y: scene.horizon.y };
  const farthest = Math.hypot(0.5 * aspect, Math.max(pole.y, 1 - pole.y));
  const angle = ((Math.cos(motion.heading) < 0 ? -1 : 1) * motion.travel * Math.hypot(aspect, 1)) / farthest;
  const vectors = new Float32Array(2 * width * height);
  for (let i = 0; i < width * height; i++) {
    const x = (((i % width) + 0.5) / width - pole.x) * aspect;
    const y = (Math.floor(i / width) + 0.5) / height - pole.y;
    vectors[2 * i] = (-angle * y) / aspect;
    vectors[2 * i + 1] = angle * x;
  }
  return { width, height, vectors };
}

/** Direction of the wind as seen at a place: what leans up comes over the viewer's head, what leans down goes away. */
function windAt(
  { vanishingPoint, horizon }: SceneAnalysis,
  motion: FlowMotion,
  u: number,
  v: number,
  aspect: number,
) {
  const [x, y] = [Math.cos(motion.heading), Math.sin(motion.heading)];
  if (motion.region !== 'sky' || motion.perspective === 0) return { x, y };
  const from = vanishingPoint.confidence > 0.3 ? vanishingPoint : { x: 0.5, y: horizon.y };
  const [awayX, awayY] = [(u - from.x) * aspect, v - Math.max(from.y, horizon.y)];
  const share = approach * motion.perspective * (y > 0 ? -1 : 1) * Math.abs(x);
  const scale = share / Math.max(0.4, Math.hypot(awayX, awayY));
  const [sumX, sumY] = [x + awayX * scale, y + awayY * scale];
  const length = Math.max(0.3, Math.hypot(sumX, sumY));
  return { x: sumX / length, y: sumY / length };
}

/** 0 outside the region and at its edge, 1 well inside; a softened erosion. */
export function innerStrength(mask: ClassMask): Float32Array {
  const radius = Math.max(2, Math.round(mask.width / 64));
  const near = boxBlur(mask.values, mask.width, mask.height, radius);
  return near.map((value, i) => saturate((value - 0.6) / 0.38) * saturate((mask.values[i]! - 0.5) * 2.5));
}

/** Curl of a few seeded sine waves: divergence-free, about unit size. */
function turbulence(width: number, height: number, aspect: number, seed: number): Float32Array {
  const random = seededRandom(seed ^ 0x5bf03635);
  const waves = Array.from({ length: 6 }, () => {
    const direction = random() * 2 * Math.PI;
    const wavenumber = 2 * Math.PI * (1.2 + 2.8 * random());
    return {
      kx: wavenumber * Math.cos(direction),
      ky: wavenumber * Math.sin(direction),
      offset: random() * 2 * Math.PI,
      size: 1 / wavenumber,
    };
  });
  const out = new Float32Array(2 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const px = ((x + 0.5) / width) * aspect;
      const py = (y + 0.5) / height;
      let dx = 0;
      let dy = 0;
      for (const { kx, ky, offset, size } of waves) {
        const slope = size * Math.cos(kx * px + ky * py + offset);
        dx += ky * slope;
        dy -= kx * slope;
      }
      out[2 * (y * width + x)] = dx / Math.sqrt(3);
      out[2 * (y * width + x) + 1] = dy / Math.sqrt(3);
    }
  }
  return out;
}
