import type { ToldFace } from '../../plan/corrections.ts';
import type { BeingNets } from '../beingNets.ts';
import type { Face, Point } from '../sceneAnalysis.ts';
import { faceOf } from './face.ts';
import {
  boxOf,
  type FacePlace,
  isSameFace,
  lookForMesh,
  type Mesh,
  squareFor,
  squareOfMesh,
} from './mesh.ts';
import type { Pyramid } from './pixels.ts';
import type { Square } from './square.ts';

/** The mesh's score from which what it draws is a face's, where somebody says that there is one. */
const leastScore = 0.4;
/** From this score on no other angle is tried. */
const sureScore = 0.9;
/** Ways that a head may be tilted, radians, the likeliest first: the detector knows upright ones only. */
const tilts = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6].map((step) => (step * Math.PI) / 6);

/**
 * The faces where the user says that there are some: the face mesh looks there at every tilt, and once more at what
 * it found. One for each place; without landmarks and score where none is made out, or one that is known.
 * @param known faces that were found already. @throws the signal's reason; what the net is rejected with
 */
export async function findToldFaces(
  pyramid: Pyramid,
  told: readonly ToldFace[],
  known: readonly Face[],
  nets: Pick<BeingNets, 'mesh'>,
  signal: AbortSignal,
): Promise<Face[]> {
  const faces: Face[] = [];
  const places = known.filter(isMadeOut).map((face) => placeOf(face, pyramid));
  for (const box of told) {
    const mesh = await lookAt(pyramid, box, nets, signal);
    const place = mesh && boxOf(mesh);
    const isNew = place && !places.some((other) => isSameFace(place, other));
    faces.push(isNew ? faceOf(mesh, pyramid) : missing(box));
    if (isNew) places.push(place);
  }
  return faces;
}

async function lookAt(
  pyramid: Pyramid,
  told: ToldFace,
  nets: Pick<BeingNets, 'mesh'>,
  signal: AbortSignal,
): Promise<Mesh | null> {
  const { width, height } = pyramid.base;
  const centre = { x: (told.x + told.width / 2) * width, y: (told.y + told.height / 2) * height };
  const size = Math.max(told.width * width, told.height * height);
  const look = (square: Square) => lookForMesh(pyramid, square, nets, signal);
  let best: Mesh | null = null;
  for (const angle of tilts) {
    const first = await look(squareFor(centre, size, angle));
    if (first.score < leastScore / 2) continue;
    const mesh = await look(squareOfMesh(first.points));
    if (mesh.score >= leastScore && mesh.score > (best?.score ?? 0) && isAt(mesh, centre, size)) best = mesh;
    if (best && best.score >= sureScore) break;
  }
  return best;
}

/** Whether a mesh is where it was looked for, and of that size. */
function isAt(mesh: Mesh, centre: Point, size: number): boolean {
  const box = boxOf(mesh);
  const ratio = Math.max(box.width, box.height) / size;
  const apart = Math.hypot(box.centre.x - centre.x, box.centre.y - centre.y);
  return ratio > 0.4 && ratio < 1.8 && apart < 0.6 * size;
}

/** Whether all points of a face are known, and not only where it is said to be. */
export const isMadeOut = ({ landmarks }: Face): boolean => landmarks.length > 0;

const placeOf = ({ box }: Face, { base: { width, height } }: Pyramid): FacePlace => ({
  centre: { x: (box.x + box.width / 2) * width, y: (box.y + box.height / 2) * height },
  width: box.width * width,
});

/** A place where no face is made out: nothing of it moves. */
const missing = (box: ToldFace): Face => ({
  box,
  landmarks: [],
  pose: { yaw: 0, pitch: 0, roll: 0 },
  eyeOpenness: { left: 0, right: 0 },
  mouthOpenness: 0,
  glasses: 0,
  interOcular: 0,
  score: 0,
  depicted: false,
});
