import { blazeFace, faceMesh, nanoDet, selfie } from '../../models/catalogue.ts';
import type { ModelSpec } from '../../models/modelSpec.ts';
import type { ToldFace } from '../plan/corrections.ts';
import type { BeingNets } from './beingNets.ts';
import type { ClassProbabilities } from './classProbabilities.ts';
import { faceOf } from './faces/face.ts';
import { findFaces } from './faces/findFaces.ts';
import { fusePerson, withFaces } from './faces/person.ts';
import { type Pixels, Pyramid } from './faces/pixels.ts';
import { sampleStretched } from './faces/square.ts';
import { findToldFaces } from './faces/toldFaces.ts';
import { noteOf, type SceneNote } from './notes.ts';
import { shareAbove } from './order.ts';
import type { Raster } from './raster.ts';
import { resample } from './resample.ts';
import { type Face, isMadeOut, type ScalarMap } from './sceneAnalysis.ts';
import {
  animalsAmong,
  beings,
  boxesOfPeople,
  drawAnimals,
  facesOfPeople,
  isDoubtful,
  isPuzzling,
  strangersAmong,
} from './things/animals.ts';
import { findThings } from './things/things.ts';

/** Who is in a picture. */
export interface Beings {
  readonly faces: readonly Face[];
  /** Probability of a person at each point of the raster; null where there is nothing better than SceneNet's. */
  readonly person: Float32Array<ArrayBuffer> | null;
  /** Where what SceneNet takes for people is something else, 0..1; null where nothing says so. */
  readonly strangers: Float32Array<ArrayBuffer> | null;
  /** Probability of an animal at each point of the raster; null where there is none. */
  readonly animal: Float32Array<ArrayBuffer> | null;
  /** Names and versions of the nets that this rests on. */
  readonly models: readonly string[];
  readonly notes: readonly SceneNote[];
}

/** Where nobody looks. */
export const nobody: BeingFinder = async () => ({
  faces: [],
  person: null,
  strangers: null,
  animal: null,
  models: [],
  notes: [],
});

/** Finds the people and animals in the picture that a raster is the small copy of. */
export type BeingFinder = (
  raster: Raster,
  net: ClassProbabilities | null,
  signal: AbortSignal,
) => Promise<Beings>;

/** Share of likely people among the points from which it pays to draw them exactly. */
const leastPeople = 0.005;
const [, , side] = selfie.input.shape;
const nameOf = ({ name, version }: ModelSpec) => `${name} ${version}`;

/**
 * A finder for one picture. It runs a net only where there is something for it to do, and leaves a note for
 * each that fails; it rejects with nothing but the signal's reason.
 * @param pixels at the working size: the raster is too small for faces.
 * @param places where the user says that there are faces, too; they come after those that are found.
 */
export function beingFinderIn(
  pixels: Pixels,
  nets: BeingNets,
  places: readonly ToldFace[] = [],
): BeingFinder {
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
    const being = net && beings(net);
    const found = await findFaces(pyramid, likely, nets, signal).catch(noted(blazeFace.name));
    const all = (found ?? []).map((one) => faceOf(one, pyramid));
    const puzzling = all.some(isDoubtful) || (being && isPuzzling({ width, height, values: being }, all));
    const things = puzzling
      ? await findThings(pyramid, nets.things, signal).catch(noted(nanoDet.name))
      : null;
    const known = things ? facesOfPeople(all, things) : all;
    const pointedAt = await findToldFaces(pyramid, places, known, nets, signal).catch(noted(faceMesh.name));
    const faces = pointedAt ? [...pointedAt.known, ...pointedAt.told] : known;
    const madeOut = faces.filter(isMadeOut);
    const told = madeOut.filter((face) => !known.includes(face));
    const animals = animalsAmong(things ?? []).length > 0;
    const models = [...(madeOut.length > 0 ? [blazeFace, faceMesh] : []), ...(animals ? [nanoDet] : [])].map(
      nameOf,
    );
    const nothing = { faces, person: null, strangers: null, animal: null, models, notes };
    const few = !net || shareAbove(net.of.person, 0.5) < leastPeople;
    if (madeOut.length === 0 && !animals && few) return nothing;
    const drawn = await nets.selfie
      .run(sampleStretched(pyramid, selfie.input), signal)
      .catch(noted(selfie.name));
    if (!drawn) return nothing;
    const outline = { width, height, values: resample(drawn.person, side, side, width, height) };
    const animal = things && being && drawAnimals(things, outline, being);
    const people = fusePerson(outline, likely, madeOut, boxesOfPeople(things ?? []));
    const person = { width, height, values: withFaces(people, told, raster) };
    const strangers = things && strangersAmong(person, things, animal, madeOut);
    return {
      faces,
      person: strangers
        ? (person.values.map((p, i) => p * (1 - strangers[i]!)) as typeof strangers)
        : person.values,
      strangers,
      animal,
      models: [...models, nameOf(selfie)],
      notes,
    };
  };
}
