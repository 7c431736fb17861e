import { mosaic } from '../../models/catalogue.ts';
import { type ClassProbabilities, type NetClass, probabilitiesOf } from './classProbabilities.ts';
import type { Pixels } from './faces/pixels.ts';
import { netInput } from './netInput.ts';
import type { Raster } from './raster.ts';

type MosaicClass = (typeof mosaic.outputs)[0]['channels'][number];

/** Which of our classes the net's belong to; all that is not named is `other`. */
const classesOf: Readonly<Partial<Record<MosaicClass, NetClass>>> = {
  sky: 'sky',
  water: 'water',
  sea: 'water',
  tree: 'trees',
  plant: 'trees',
  grass: 'grass',
  field: 'grass',
  floor: 'ground',
  road: 'ground',
  sidewalk: 'ground',
  earth: 'ground',
  rug: 'ground',
  mountain: 'mountain',
  wall: 'structure',
  building: 'structure',
  house: 'structure',
  door: 'structure',
  windowpane: 'structure',
  ceiling: 'structure',
  person: 'person',
};

const [{ shape, channels }] = mosaic.outputs;
const classes = channels.map((name) => classesOf[name] ?? 'other');

/** The picture squeezed into the net's input. @param input is written to. */
export const mosaicInput = (
  picture: Raster | Pixels,
  input?: Float32Array<ArrayBuffer>,
): Float32Array<ArrayBuffer> => netInput(picture, mosaic.input, input);

/** The net's logits as probabilities of our classes at another size. @throws as `probabilitiesOf` does */
export const mosaicProbabilities = (
  logits: Float32Array,
  width: number,
  height: number,
): ClassProbabilities => probabilitiesOf(logits, shape, classes, width, height);
