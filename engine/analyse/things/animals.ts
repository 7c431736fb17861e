import type { ClassProbabilities } from '../classProbabilities.ts';
import { meanIn, middlesOf } from '../faces/person.ts';
import { smoothstep } from '../raster.ts';
import { connectedRegions } from '../regions.ts';
import type { Face, ScalarMap } from '../sceneAnalysis.ts';
import type { Thing } from './things.ts';

type Plane = Float32Array<ArrayBuffer>;

/** What is no more than likely an animal is none: it would be given breath and fur. */
const leastAnimal = 0.46;
/** Beside an animal this is enough for another. */
const leastFurther = 0.33;
/** A person is believed on less, for two nets have said so before. */
const leastPerson = 0.25;
/** A person without a face is drawn on this. */
const surePerson = 0.4;
/** From this score on a face is a person's, whatever is seen around it. */
const sureFace = 0.8;
/** Share of the picture from which something that looks like a person is worth a second opinion. */
const leastPuzzle = 0.015;
/** Probability of a person or of nothing in particular from which a point belongs to such a thing. */
const puzzling = 0.35;
/** Mean of what the selfie net draws in a box from which it has drawn the whole animal. */
const wellDrawn = 0.35;
/** Share of a box by which an animal may stick out of it. */
const margin = 0.06;
/** Share of the region of a person that lies in an animal, from which it is that animal. */
const sameBeing = 0.5;

/** What may be a person or an animal, by SceneNet, which takes animals for either a person or nothing it knows. */
export function beings({ of }: Pick<ClassProbabilities, 'of'>): Plane {
  return of.person.map((p, i) => p + of.other[i]!) as Plane;
}

/** Whether there is something that may be an animal, or a thing taken for a person: a region that has no face. */
export const isPuzzling = (map: ScalarMap, faces: readonly Face[]): boolean =>
  regionsWithoutFace(map, puzzling, faces).some((region) => region.length >= leastPuzzle * map.values.length);

/**
 * Probability of an animal at each point; null where there is none. A detector says that and where there are animals;
 * what the selfie net draws there, which takes whatever stands out for a person, is the animal; where it draws little,
 * as of feathers, also what SceneNet takes for a person or for nothing in particular.
 */
export function drawAnimals(things: readonly Thing[], selfie: ScalarMap, being: Plane): Plane | null {
  const animals = animalsAmong(things);
  if (animals.length === 0) return null;
  const { width, height, values } = selfie;
  const drawn = animals.map(({ box }) => ({ box, alone: meanIn(selfie, box) >= wellDrawn }));
  return being.map((p, i) => {
    const [x, y] = [((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height];
    return drawn.reduce((most, { box, alone }) => {
      const share = alone ? smoothstep(0.5, 0.8, values[i]!) : smoothstep(0.3, 0.6, Math.max(values[i]!, p));
      return Math.max(most, share * within(box, x, y));
    }, 0);
  }) as Plane;
}

/** Faces without those of animals, which the nets for people's faces are never sure of. */
export function facesOfPeople(faces: readonly Face[], things: readonly Thing[]): readonly Face[] {
  return faces.filter((face) => {
    if (!isDoubtful(face)) return true;
    const { x, y, width, height } = face.box;
    const around = (kind: Thing['kind']) =>
      Math.max(
        0,
        ...things
          .filter((thing) => thing.kind === kind && within(thing.box, x + width / 2, y + height / 2) > 0.5)
          .map(({ score }) => score),
      );
    const animal = around('animal');
    return animal < leastAnimal || animal < around('person');
  });
}

/** Whether a face may be an animal's. */
export const isDoubtful = ({ score }: Face): boolean => score < sureFace;

/** Where people are seen surely enough to be drawn without a face. */
export const boxesOfPeople = (things: readonly Thing[]): Face['box'][] =>
  things.filter(({ kind, score }) => kind === 'person' && score >= surePerson).map(({ box }) => box);

/** The animals that are believed in. */
export function animalsAmong(things: readonly Thing[]): readonly Thing[] {
  const all = things.filter(({ kind, score }) => kind === 'animal' && score >= leastFurther);
  return all.some(({ score }) => score >= leastAnimal) ? all : [];
}

/** 1 in a box, 0 outside of its margin. */
function within({ x, y, width, height }: Face['box'], u: number, v: number): number {
  const beyond = Math.max(
    (x - u) / width,
    (u - x - width) / width,
    (y - v) / height,
    (v - y - height) / height,
  );
  return 1 - smoothstep(0, margin, beyond);
}

/**
 * Where people are animals or things, 1: a region without a face that is an animal, or a large one where the detector
 * sees nobody; and wherever there is an animal, as much as there is.
 */
export function strangersAmong(
  person: ScalarMap,
  things: readonly Thing[],
  animal: Plane | null,
  faces: readonly Face[],
): Plane {
  const { width, height, values } = person;
  const people = things.filter(({ kind, score }) => kind === 'person' && score >= leastPerson);
  const seen = (i: number) => {
    const [x, y] = [((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height];
    return people.some(({ box }) => within(box, x, y) > 0.5);
  };
  const out = (animal?.slice() ?? new Float32Array(values.length)) as Plane;
  for (const region of regionsWithoutFace(person, 0.1, faces)) {
    const inAnimal = animal ? region.filter((i) => animal[i]! > 0.5).length : 0;
    const likely = region.filter((i) => values[i]! >= 0.5);
    const large = likely.length >= leastPuzzle * width * height;
    const nobody = large && likely.filter(seen).length < sameBeing * likely.length;
    if (nobody || inAnimal > sameBeing * region.length) for (const i of region) out[i] = 1;
  }
  return out;
}

/** The regions of a map that no face lies in. */
function regionsWithoutFace(map: ScalarMap, least: number, faces: readonly Face[]): number[][] {
  const { width, height, values } = map;
  const middles = middlesOf(faces, map);
  return connectedRegions(width, height, (i) => values[i]! >= least).filter(
    (region) => !middles.some((middle) => region.includes(middle)),
  );
}
