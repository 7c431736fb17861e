import { blazeFace, faceMesh, selfie } from '../../../models/catalogue.ts';
import type { ModelSpec } from '../../../models/modelSpec.ts';
import { noteOf, type SceneNote } from '../notes.ts';
import { shareAbove } from '../order.ts';
import type { Raster } from '../raster.ts';
import { resample } from '../resample.ts';
import type { Face, ScalarMap } from '../sceneAnalysis.ts';
import type { ClassProbabilities } from '../sceneNet.ts';
import { faceOf } from './face.ts';
import { findFaces } from './findFaces.ts';
import type { PeopleNets } from './nets.ts';
import { fusePerson } from './person.ts';
import { type Pixels, Pyramid } from './pixels.ts';
import { sampleStretched } from './square.ts';

/** Who is in a picture. */
export interface People {
  readonly faces: readonly Face[];
  /** Probability of a person at each point of the raster; null where there is nothing better than SceneNet's. */
  readonly person: Float32Array<ArrayBuffer> | null;
  /** Names and versions of the nets that this rests on. */
  readonly models: readonly string[];
  readonly notes: readonly SceneNote[];
}

/** Where nobody looks. */
export const nobody: PeopleFinder = async () => ({ faces: [], person: null, models: [], notes: [] });

/** Finds the people in the picture that a raster is the small copy of. */
export type PeopleFinder = (
  raster: Raster,
  net: ClassProbabilities | null,
  signal: AbortSignal,
) => Promise<People>;

/** Share of likely people among the points from which it pays to draw them exactly. */
const leastPeople = 0.005;
const [, , side] = selfie.input.shape;
const nameOf = ({ name, version }: ModelSpec) => `${name} ${version}`;

/**
 * A finder for one picture. It runs a net only where there is something for it to do, and leaves a note for
 * each that fails; it rejects with nothing but the signal's reason.
 * @param pixels at the working size: the raster is too small for faces.
 */
export function peopleFinderIn(pixels: Pixels, nets: PeopleNets): PeopleFinder {
  return async (raster, net, signal) => {
    const pyramid = new Pyramid(pixels);
    const notes: SceneNote[] = [];
    const noted = (model: string) => (error: unknown) => {
      signal.throwIfAborted();
      notes.push(noteOf(model, error));
      return null;
    };
    const { width, height } = raster;
    const likely: ScalarMap | null = net && { width, height, values: net.of.person };
    const found = await findFaces(pyramid, likely, nets, signal).catch(noted(blazeFace.name));
    const faces = (found ?? []).map((one) => faceOf(one, pyramid));
    const models = faces.length > 0 ? [blazeFace, faceMesh].map(nameOf) : [];
    if (faces.length === 0 && (!net || shareAbove(net.of.person, 0.5) < leastPeople))
      return { faces, person: null, models, notes };
    const drawn = await nets.selfie
      .run(sampleStretched(pyramid, side, selfie.input.range), signal)
      .catch(noted(selfie.name));
    if (!drawn) return { faces, person: null, models, notes };
    const values = resample(drawn.person, side, side, width, height);
    const person = fusePerson({ width, height, values }, likely, faces);
    return { faces, person, models: [...models, nameOf(selfie)], notes };
  };
}
