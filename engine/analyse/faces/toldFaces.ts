import { faceMesh } from '../../../models/catalogue.ts';
import type { ToldFace } from '../../plan/corrections.ts';
import type { BeingNets } from '../beingNets.ts';
import type { Face, Point } from '../sceneAnalysis.ts';
import { faceOf } from './face.ts';
import { boxOf } from './findFaces.ts';
import { type Mesh, margin, meshOf, squareOfMesh } from './mesh.ts';
import type { Pyramid } from './pixels.ts';
import { type Square, sampleSquare } from './square.ts';

/** The mesh's score from which what it draws is a face's, where somebody says that there is one. */
const leastScore = 0.4;
/** From this score on no other angle is tried. */
const sureScore = 0.9;
/** Ways that a head may be tilted, radians, the likeliest first: the detector knows upright ones only. */
const tilts = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6].map((step) => (step * Math.PI) / 6);
/** Widths of a face within which two are the same. */
const sameFace = 0.5;

const [, , side] = faceMesh.input.shape;

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
  for (const box of told) {
    const mesh = await lookAt(pyramid, box, nets, signal);
    const face = mesh && faceOf(mesh, pyramid);
    const isNew = face && ![...known, ...faces].some((other) => isSame(face, other, pyramid));
    faces.push(isNew ? face : missing(box));
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
  const look = async (square: Square) => {
    const input = sampleSquare(pyramid, square, side, faceMesh.input.range);
    return meshOf(await nets.mesh.run(input, signal), square);
  };
  let best: Mesh | null = null;
  for (const angle of tilts) {
    const first = await look({ centre, side: margin * size, angle });
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

function isSame(a: Face, b: Face, { base: { width, height } }: Pyramid): boolean {
  const across = a.box.x + a.box.width / 2 - b.box.x - b.box.width / 2;
  const down = a.box.y + a.box.height / 2 - b.box.y - b.box.height / 2;
  const larger = Math.max(a.box.width, b.box.width) * width;
  return b.landmarks.length > 0 && Math.hypot(across * width, down * height) < sameFace * larger;
}

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
