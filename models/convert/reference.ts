import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ModelSpec } from '../modelSpec.ts';
import { download } from './download.ts';
import { installPackages } from './packages.ts';
import type { Recipe } from './recipes.ts';
import { readTfjs, type TfjsSource } from './source.ts';
import { weightEntries } from './tfjs/formats.ts';
import { runTflite } from './tflite/reference.ts';

interface Tensor {
  data(): Promise<Float32Array>;
}
interface Handler {
  load(): Promise<object>;
}
/** The part of tfjs that is called here; the package is installed for this only, and its types with it. */
interface Core {
  ready(): Promise<void>;
  setBackend(name: 'cpu'): Promise<boolean>;
  tensor4d(values: Float32Array, shape: readonly number[]): Tensor;
}
interface Converter {
  loadGraphModel(handler: Handler): Promise<{ execute(input: Tensor, outputs: readonly string[]): Tensor[] }>;
}
interface Layers {
  loadLayersModel(handler: Handler): Promise<{ predict(input: Tensor): Tensor }>;
}

/** What tfjs loads a model from. */
function artifacts({ model, weights }: TfjsSource): Handler {
  const { weightsManifest: _, modelTopology, ...rest } = { ...model };
  return {
    load: async () => ({
      ...rest,
      modelTopology,
      weightSpecs: weightEntries(model),
      weightData: Uint8Array.from(weights).buffer,
    }),
  };
}

/** The shape of the picture that a net's original takes, as the converted net says it. */
export function originalShape(recipe: Recipe): ModelSpec['input']['shape'] {
  const { shape } = recipe.spec.input;
  const original = 'original' in recipe ? recipe.original : undefined;
  return original ? [1, shape[1], original.side, original.side] : shape;
}

/** Planes of colours as pixels. */
function channelsLast(
  planes: Float32Array,
  [, channels, rows, columns]: ModelSpec['input']['shape'],
): Float32Array {
  const pixels = new Float32Array(planes.length);
  for (let channel = 0; channel < channels; channel++)
    for (let i = 0; i < rows * columns; i++)
      pixels[i * channels + channel] = planes[channel * rows * columns + i]!;
  return pixels;
}

/**
 * Runs the original net in its own runtime, TensorFlow.js or Lite, on the processor.
 * @param input planes of colours, as the converted net takes them, of the original's shape.
 * @returns the outputs by their names in the catalogue.
 */
export async function runReference(
  recipe: Recipe,
  input: Float32Array,
  signal: AbortSignal,
): Promise<Record<string, Float32Array>> {
  if (recipe.format === 'tflite') {
    const bytes = await download(recipe.address, recipe.sha256, signal);
    const outputs = Object.entries(recipe.outputs).map(async ([name, tensor]) => [
      name,
      await runTflite(bytes, input, tensor),
    ]);
    return Object.fromEntries(await Promise.all(outputs));
  }
  const folder = installPackages([
    '@tensorflow/tfjs-core',
    '@tensorflow/tfjs-backend-cpu',
    '@tensorflow/tfjs-converter',
    '@tensorflow/tfjs-layers',
  ]);
  const require = createRequire(join(folder, 'package.json'));
  const tf = require('@tensorflow/tfjs-core') as Core;
  require('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend('cpu');
  await tf.ready();
  const shape = originalShape(recipe);
  const picture = recipe.original
    ? tf.tensor4d(input, shape)
    : tf.tensor4d(channelsLast(input, shape), [1, shape[2], shape[3], shape[1]]);
  const source = readTfjs(recipe);
  const names = Object.keys(recipe.outputs);
  let results: Tensor[];
  if (source.format === 'graph') {
    const model = await (require('@tensorflow/tfjs-converter') as Converter).loadGraphModel(
      artifacts(source),
    );
    results = [model.execute(picture, Object.values(recipe.outputs))].flat();
  } else {
    const model = await (require('@tensorflow/tfjs-layers') as Layers).loadLayersModel(artifacts(source));
    results = [model.predict(picture)];
  }
  const values = await Promise.all(results.map((result) => result.data()));
  return Object.fromEntries(names.map((name, index) => [name, values[index]!]));
}
