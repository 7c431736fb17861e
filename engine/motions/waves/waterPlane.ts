import { saturate, smoothstep } from '../../analyse/raster.ts';
import type { ClassMask, SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import { distanceTo } from '../distance.ts';

/** Focal length in heights of the picture: a common lens. */
const focalLength = 1.2;
/** Keeps the horizon at a distance that a grid can still draw, share of the water's height in the picture. */
const leastDepth = 0.16;

/** The water's surface as a plane that meets the horizon. Places are in heights of the picture. */
export interface WaterPlane {
  /** Point of the plane seen at a place: sideways and away, as large as it looks where the water is nearest. */
  readonly at: (u: number, v: number) => { readonly x: number; readonly z: number };
  /** How large things look at a row, 1 where the water is nearest. */
  readonly scaleAt: (v: number) => number;
  /** How fast the plane's coordinates change with the place: along the picture and down it. */
  readonly slopesAt: (
    u: number,
    v: number,
  ) => { readonly xu: number; readonly xv: number; readonly zv: number };
}

/** The plane of a scene's water, from its horizon to the lowest water seen. */
export function waterPlane(scene: SceneAnalysis, mask: ClassMask): WaterPlane {
  const aspect = scene.picture.width / scene.picture.height;
  const { first, last } = rowsOf(mask);
  const horizon = Math.min(scene.horizon.y, first / mask.height);
  const span = Math.max(0.04, (last + 1) / mask.height - horizon);
  const least = leastDepth * span;
  const below = (v: number) => Math.max(0, v - horizon) + least;
  const nearest = span + least;
  const middle = scene.vanishingPoint.x;
  return {
    at: (u, v) => {
      const scale = nearest / below(v);
      return { x: (u - middle) * aspect * scale, z: focalLength * scale };
    },
    scaleAt: (v) => Math.min(1, below(v) / nearest),
    slopesAt: (u, v) => {
      const d = below(v);
      const scale = nearest / d;
      return {
        xu: scale,
        xv: (-(u - middle) * aspect * scale) / d,
        zv: (-focalLength * scale) / d,
      };
    },
  };
}

/**
 * How much of the waves' heave each cell takes: none outside the water and at its edge, all well inside; what is far
 * has its edge the nearer. The picture's border is no edge.
 */
export function waterWeight(mask: ClassMask, plane: WaterPlane): Float32Array<ArrayBuffer> {
  const { width, height, values, confidence } = mask;
  const shore = distanceTo(width, height, (i) => values[i]! < 0.5);
  const reach = Math.hypot(width, height) * 0.025;
  return values.map((value, i) => {
    const row = (Math.floor(i / width) + 0.5) / height;
    const inner = smoothstep(0.8, 0.8 + Math.max(1.5, reach * plane.scaleAt(row)), shore[i]!);
    return inner * saturate((value - 0.5) * 4) * (0.5 + 0.5 * confidence);
  });
}

/** First and last row with water. */
function rowsOf({ width, height, values }: ClassMask) {
  let [first, last] = [height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (values[y * width + x]! <= 0.5) continue;
      first = Math.min(first, y);
      last = y;
      break;
    }
  }
  return last < 0 ? { first: 0, last: height - 1 } : { first, last };
}
