import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as ort from 'onnxruntime-web';
import { main } from '../../scripts/main.ts';
import { faceMesh } from '../catalogue.ts';
import { convert } from './convert.ts';
import { inputOf, readPhoto, type Square } from './photo.ts';
import { type Recipe, recipes, type TfjsRecipe } from './recipes.ts';
import { originalShape, runReference } from './reference.ts';

/** Of the output's range on the photo: how far a value may be off. */
const tolerance = 1e-3;
/** The same where weights are stored as bytes. */
const compactTolerance = 0.03;
/**
 * Where the original reckons in bytes it rounds after each of its layers: how much of the picture may be of another class,
 * and how far a value may be off on average.
 */
const roundedTolerance = { elsewhere: 0.05, mean: 0.01 };
/** Pixels of the face mesh's input: how far its points may be off on average. */
const landmarkTolerance = 0.5;
const wholePhoto: Square = { x: 0, y: 0, size: 512 };
const face: Square = { x: 128, y: 20, size: 190 };

/** Runs the net as it ships; where its original takes another size, as it is converted for that one. */
async function runConverted(
  recipe: Recipe,
  input: Float32Array,
  signal: AbortSignal,
): Promise<Record<string, Float32Array>> {
  const { spec } = recipe;
  const shape = originalShape(recipe);
  const original = shape !== spec.input.shape;
  const session = await ort.InferenceSession.create(
    original
      ? await convert(recipe, signal, shape)
      : readFileSync(resolve(import.meta.dirname, '..', spec.file)),
  );
  try {
    const results = await session.run({ [spec.input.name]: new ort.Tensor('float32', input, shape) });
    return Object.fromEntries(
      spec.outputs.map(({ name, shape }) => {
        const tensor = results[name];
        if (!tensor || (!original && tensor.dims.join() !== shape.join()))
          throw new TypeError(`${spec.file}: ${name} is [${tensor?.dims}], not [${shape}]`);
        return [name, tensor.data as Float32Array];
      }),
    );
  } finally {
    await session.release();
  }
}

/** Largest difference as a share of the reference's range. */
function worstDifference(found: Float32Array, expected: Float32Array): number {
  let worst = 0;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  expected.forEach((value, i) => {
    // NaN stays, and is never within the tolerance.
    const difference = Math.abs(value - found[i]!);
    worst = Math.max(worst, difference);
    low = Math.min(low, value);
    high = Math.max(high, value);
  });
  // One number, as a score is, has the range of a probability.
  return worst / (expected.length > 1 ? high - low : 1);
}

/** Mean difference as a share of the reference's range, and the share of places whose likeliest class is another. */
function roundingOf(found: Float32Array, expected: Float32Array, classes: number) {
  const places = expected.length / classes;
  const likeliest = (values: Float32Array, place: number) => {
    let best = 0;
    for (let c = 1; c < classes; c++)
      if (values[c * places + place]! > values[best * places + place]!) best = c;
    return best;
  };
  let elsewhere = 0;
  for (let i = 0; i < places; i++) if (likeliest(found, i) !== likeliest(expected, i)) elsewhere++;
  const range = expected.reduce((a, b) => Math.max(a, b)) - expected.reduce((a, b) => Math.min(a, b));
  const sum = expected.reduce((total, value, i) => total + Math.abs(value - found[i]!), 0);
  return { elsewhere: elsewhere / places, mean: sum / expected.length / range };
}

/** Mean distance of points in the picture plane; lists of x, y, relief. */
function meanDistance(found: Float32Array, expected: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < expected.length; i += 3)
    sum += Math.hypot(found[i]! - expected[i]!, found[i + 1]! - expected[i + 1]!);
  return sum / (expected.length / 3);
}

const isCompact = (recipe: Recipe): recipe is TfjsRecipe => 'compact' in recipe && recipe.compact === true;

await main(async (signal) => {
  ort.env.wasm.numThreads = 1;
  const photo = readPhoto();
  const rows: Record<string, string | number>[] = [];
  let failures = 0;
  // Nets with compact weights are also compared without: the conversion itself is exact.
  const variants = recipes.flatMap((recipe): Recipe[] =>
    isCompact(recipe) ? [{ ...recipe, compact: false }, recipe] : [recipe],
  );
  for (const recipe of variants) {
    signal.throwIfAborted();
    const { spec } = recipe;
    const input = inputOf(photo, spec.input.fit === 'crop' ? face : wholePhoto, {
      ...spec.input,
      shape: originalShape(recipe),
    });
    const found = await runConverted(recipe, input, signal);
    const expected = await runReference(recipe, input, signal);
    for (const { name, shape } of spec.outputs) {
      const difference = worstDifference(found[name]!, expected[name]!);
      const row: Record<string, string | number> = {
        net: isCompact(recipe) ? `${spec.name}, compact` : spec.name,
        output: name,
        values: expected[name]!.length,
        'worst difference / range': difference.toExponential(1),
      };
      let right = difference <= (isCompact(recipe) ? compactTolerance : tolerance);
      if (spec === faceMesh && name === 'mesh') {
        const pixels = meanDistance(found[name]!, expected[name]!);
        row['mean distance, px'] = pixels.toExponential(1);
        right &&= pixels < landmarkTolerance;
      }
      if (recipe.format === 'tflite') {
        const { elsewhere, mean } = roundingOf(found[name]!, expected[name]!, shape[1]!);
        row['mean difference / range'] = mean.toExponential(1);
        row['other class'] = elsewhere.toExponential(1);
        right = elsewhere <= roundedTolerance.elsewhere && mean <= roundedTolerance.mean;
      }
      row.verdict = right ? 'same' : 'DIFFERS';
      if (!right) failures++;
      rows.push(row);
    }
  }
  console.table(rows);
  return failures > 0 ? 1 : 0;
});
