import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installPackages } from './packages.ts';
import type { Recipe } from './recipes.ts';
import { readSource, type Source } from './source.ts';
import { weightEntries } from './tfjs/formats.ts';

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
function artifacts({ model, weights }: Source): Handler {
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

/**
 * Runs the original net in its own runtime, tfjs on the processor.
 * @param input planes of red, green and blue, as the converted net takes them.
 * @returns the outputs by their names in the catalogue.
 */
export async function runReference(
  recipe: Recipe,
  input: Float32Array,
): Promise<Record<string, Float32Array>> {
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
  const [, channels, rows, columns] = recipe.spec.input.shape;
  const pixels = new Float32Array(input.length);
  for (let channel = 0; channel < channels; channel++)
    for (let i = 0; i < rows * columns; i++)
      pixels[i * channels + channel] = input[channel * rows * columns + i]!;
  const picture = tf.tensor4d(pixels, [1, rows, columns, channels]);
  const source = readSource(recipe);
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
