import { blazeFace } from '../../../models/catalogue.ts';
import type { BeingNets } from '../beingNets.ts';
import { runFilled } from '../runFilled.ts';
import type { ScalarMap } from '../sceneAnalysis.ts';
import { type Candidate, candidatesOf, merge, overlapOf } from './candidates.ts';
import { boxOf, isSameFace, lookForMesh, type Mesh, squareOf, squareOfMesh } from './mesh.ts';
import { meanIn } from './person.ts';
import type { Pyramid } from './pixels.ts';
import { type Square, sampleSquare } from './square.ts';
import { overview, tilesToSearch } from './tiles.ts';

/** A candidate that the face mesh agrees with. */
export interface FoundFace extends Mesh {
  readonly candidate: Candidate;
}

/** From here on something is worth a look by the face mesh, which is by far the better judge. */
const leastCandidate = 0.3;
/** Geometric mean of detector's and mesh's scores from which something is a face. */
const leastScore = 0.55;
/** The same for what lies where SceneNet sees hardly anybody: ornaments and rocks have faces, too. */
const leastScoreAlone = 0.75;
/** Mean probability of a person in the box from which SceneNet agrees. */
const leastAgreement = 0.15;
/** What the mesh gives at least this much may have been a face, were it larger. */
const leastDoubt = 0.05;
/** More than this many looks would take seconds. */
const mostLooks = 40;
const [, , detectorSide] = blazeFace.input.shape;

/**
 * The faces in a picture, the surest first: BlazeFace in the whole picture, and in parts of it where small
 * ones may be; each must convince the face mesh, which looks twice, the second time at what it found itself.
 * @param people probability of a person at each point, where it is known.
 * @throws the signal's reason; whatever the nets are rejected with.
 */
export async function findFaces(
  pyramid: Pyramid,
  people: ScalarMap | null,
  nets: Pick<BeingNets, 'detector' | 'mesh'>,
  signal: AbortSignal,
): Promise<FoundFace[]> {
  let looks = 0;
  const doubtful: Candidate[] = [];
  const faces = await confirm(await detectIn(overview(pyramid.base)));
  const known = faces.map(({ candidate }) => candidate);
  const further = await detectIn(tilesToSearch(pyramid.base, known, doubtful, people));
  const fresh = further.filter((one) => known.every((other) => overlapOf(one, other) < 0.2));
  faces.push(...(await confirm(fresh)));
  return distinct(faces);

  async function detectIn(squares: readonly Square[]): Promise<Candidate[]> {
    const all: Candidate[] = [];
    for (const square of squares) {
      const fill = (input: Float32Array<ArrayBuffer>) =>
        sampleSquare(pyramid, square, detectorSide, blazeFace.input.range, input);
      const answer = await runFilled(nets.detector, blazeFace, fill, signal);
      all.push(...candidatesOf(answer, square, leastCandidate));
    }
    return merge(all);
  }

  function look(square: Square): Promise<Mesh> {
    looks++;
    return lookForMesh(pyramid, square, nets, signal);
  }

  function agrees({ centre, width: side }: Candidate): boolean {
    if (!people) return true;
    const { width, height } = pyramid.base;
    const box = { x: (centre.x - side / 2) / width, y: (centre.y - side / 2) / height };
    return meanIn(people, { ...box, width: side / width, height: side / height }) >= leastAgreement;
  }

  async function confirm(ones: readonly Candidate[]): Promise<FoundFace[]> {
    const found: FoundFace[] = [];
    for (const candidate of ones) {
      if (looks >= mostLooks) break;
      const first = await look(squareOf(candidate));
      if (first.score >= leastDoubt) doubtful.push(candidate);
      const least = agrees(candidate) ? leastScore : leastScoreAlone;
      if (scoreOf(candidate, first.score) < least) continue;
      const { points, score: second } = await look(squareOfMesh(first.points));
      const score = scoreOf(candidate, Math.min(first.score, second));
      if (score >= least) found.push({ candidate, points, score });
    }
    return found;
  }
}

const scoreOf = (candidate: Candidate, mesh: number) => Math.sqrt(candidate.score * mesh);

/** One mesh a face. */
function distinct(faces: readonly FoundFace[]): FoundFace[] {
  const kept: FoundFace[] = [];
  for (const face of faces.toSorted((a, b) => b.score - a.score))
    if (!kept.some((other) => isSameFace(boxOf(face), boxOf(other)))) kept.push(face);
  return kept;
}
