import type { ToldFace } from '../../plan/corrections.ts';
import type { BeingNets } from '../beingNets.ts';
import { type Face, isMadeOut, type Point } from '../sceneAnalysis.ts';
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
/** The score at least of a face that somebody pointed at and that was made out: enough to move. */
const toldScore = 0.8;
/** Ways that a head may be tilted, radians, the likeliest first: the detector knows upright ones only. */
const tilts = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6].map((step) => (step * Math.PI) / 6);

/** What comes of places that were pointed at. */
export interface ToldFaces {
  /** One for each place; without landmarks and score where none is made out, or one that is known. */
  readonly told: readonly Face[];
  /** The faces that were known, surer where they were unsure and pointed at. */
  readonly known: readonly Face[];
}

/**
 * The faces where the user says that there are some: the face mesh looks there at every tilt, and once more at what
 * it found.
 * @param known faces that were found already. @throws the signal's reason; what the net is rejected with
 */
export async function findToldFaces(
  pyramid: Pyramid,
  places: readonly ToldFace[],
  known: readonly Face[],
  nets: Pick<BeingNets, 'mesh'>,
  signal: AbortSignal,
): Promise<ToldFaces> {
  const surer = [...known];
  const told: Face[] = [];
  for (const box of places) {
    const mesh = await lookAt(pyramid, box, nets, signal);
    const isThere = (face: Face) =>
      mesh !== null && isMadeOut(face) && isSameFace(boxOf(mesh), placeOf(face, pyramid));
    const seen = surer.findIndex(isThere);
    if (seen >= 0) surer[seen] = assured(surer[seen]!);
    told.push(mesh && seen < 0 && !told.some(isThere) ? assured(faceOf(mesh, pyramid)) : missing(box));
  }
  return { told, known: surer };
}

/** A face that somebody vouches for. */
const assured = (face: Face): Face => (face.score < toldScore ? { ...face, score: toldScore } : face);

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
