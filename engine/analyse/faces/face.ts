import type { Face } from '../sceneAnalysis.ts';
import { eyeOpenness, interOcular, mouthOpenness } from './expression.ts';
import { glassesLikelihood } from './glasses.ts';
import { boxOf, type Mesh } from './mesh.ts';
import type { Pyramid } from './pixels.ts';
import { poseOf } from './pose.ts';

/** A found face as the scene tells it; whether it is depicted is for others to say. */
export function faceOf(found: Mesh, pyramid: Pyramid): Face {
  const { width, height } = pyramid.base;
  const { points, score } = found;
  const box = boxOf(found);
  return {
    box: { x: box.left / width, y: box.top / height, width: box.width / width, height: box.height / height },
    landmarks: points.map(({ x, y, z }) => ({ x: x / width, y: y / height, z: z / width })),
    pose: poseOf(points),
    eyeOpenness: eyeOpenness(points),
    mouthOpenness: mouthOpenness(points),
    glasses: glassesLikelihood(points, pyramid),
    interOcular: interOcular(points),
    score,
    depicted: false,
  };
}
