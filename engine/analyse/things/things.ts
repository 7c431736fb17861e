import { nanoDet } from '../../../models/catalogue.ts';
import type { Pyramid } from '../faces/pixels.ts';
import { sampleStretched } from '../faces/square.ts';
import type { ModelResult, Net } from '../modelSession.ts';
import { overlapOfBoxes } from '../overlap.ts';
import type { Face } from '../sceneAnalysis.ts';

/** A living being as a detector sees it. */
export interface Thing {
  readonly kind: 'person' | 'animal';
  /** In picture coordinates; may reach past the picture's border. */
  readonly box: Face['box'];
  /** 0..1. */
  readonly score: number;
}

/** COCO's numbers, counted from 0: birds, cats, dogs, horses, sheep, cows, elephants, bears, zebras, giraffes. */
const animals = { first: 14, last: 23 };
const thingCount = 80;
/** Distances that each side of a box is spread over, in cells. */
const steps = 11;
const numbers = thingCount + 4 * steps;
const [, , side] = nanoDet.input.shape;
const leastScore = 0.25;
/** Intersection over union from which two boxes of a kind are one being. */
const sameBeing = 0.5;

/** People and animals in the whole picture. @throws the signal's reason; whatever the net is rejected with. */
export async function findThings(
  pyramid: Pyramid,
  net: Net<typeof nanoDet>,
  signal: AbortSignal,
): Promise<Thing[]> {
  return thingsOf(await net.run(sampleStretched(pyramid, nanoDet.input), signal));
}

/**
 * What NanoDet's answers say, the likeliest first: in each cell the likeliest of all things, its box by the mean of a
 * distribution a side (generalised focal loss, Li et al. 2020), and of boxes that overlap the best alone.
 */
export function thingsOf(result: ModelResult<typeof nanoDet>): Thing[] {
  const all = nanoDet.outputs.flatMap(({ name, shape: [, rows, columns] }) => {
    const values = result[name];
    const found: Thing[] = [];
    for (let cell = 0; cell < rows * columns; cell++) {
      const at = values.subarray(cell * numbers, (cell + 1) * numbers);
      const { thing, score } = likeliest(at);
      const kind = kindOf(thing);
      if (!kind || score < leastScore) continue;
      const stride = side / columns;
      const [left, top, right, bottom] = [0, 1, 2, 3].map((edge) => (stride * distanceOf(at, edge)) / side);
      const [x, y] = [((cell % columns) + 0.5) / columns, (Math.floor(cell / columns) + 0.5) / rows];
      const box = { x: x - left!, y: y - top!, width: left! + right!, height: top! + bottom! };
      found.push({ kind, box, score });
    }
    return found;
  });
  const kept: Thing[] = [];
  for (const thing of all.toSorted((a, b) => b.score - a.score))
    if (!kept.some((other) => isSame(thing, other))) kept.push(thing);
  return kept;
}

function kindOf(thing: number): Thing['kind'] | null {
  if (thing === 0) return 'person';
  return thing >= animals.first && thing <= animals.last ? 'animal' : null;
}

function likeliest(cell: Float32Array): { readonly thing: number; readonly score: number } {
  let thing = 0;
  for (let i = 1; i < thingCount; i++) if (cell[i]! > cell[thing]!) thing = i;
  return { thing, score: 1 / (1 + Math.exp(-cell[thing]!)) };
}

/** Cells from the middle of a cell to an edge of the box: the mean of what the softmax of its logits weighs. */
function distanceOf(cell: Float32Array, edge: number): number {
  const logits = cell.subarray(thingCount + edge * steps, thingCount + (edge + 1) * steps);
  const top = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let [sum, mean] = [0, 0];
  logits.forEach((logit, distance) => {
    const weight = Math.exp(logit - top);
    sum += weight;
    mean += weight * distance;
  });
  return mean / sum;
}

const isSame = (a: Thing, b: Thing): boolean => a.kind === b.kind && overlapOfBoxes(a.box, b.box) > sameBeing;
