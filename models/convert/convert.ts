import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { main } from '../../scripts/main.ts';
import type { ModelSpec } from '../modelSpec.ts';
import { download } from './download.ts';
import { type Recipe, recipes } from './recipes.ts';
import { readTfjs } from './source.ts';
import { convertGraphModel } from './tfjs/graphModel.ts';
import { convertLayersModel } from './tfjs/layersModel.ts';
import { convertTflite } from './tflite/model.ts';

/** The net as an ONNX file for a picture of some size; the same packages give the same bytes. */
export async function convert(
  recipe: Recipe,
  signal: AbortSignal,
  [, , rows, columns]: ModelSpec['input']['shape'] = recipe.spec.input.shape,
): Promise<Uint8Array> {
  const plain = { name: recipe.spec.name, size: [rows, columns] as const, outputs: recipe.outputs };
  if (recipe.format === 'tflite')
    return convertTflite(await download(recipe.address, recipe.sha256, signal), plain);
  const door = { ...plain, compact: recipe.compact ?? false };
  const source = readTfjs(recipe);
  return source.format === 'graph'
    ? convertGraphModel(source.model, source.weights, door)
    : convertLayersModel(source.model, source.weights, door);
}

if (import.meta.main)
  await main(async (signal) => {
    const rows: Record<string, string | number>[] = [];
    for (const recipe of recipes) {
      signal.throwIfAborted();
      const { file, sha256 } = recipe.spec;
      const bytes = await convert(recipe, signal);
      const found = createHash('sha256').update(bytes).digest('hex');
      writeFileSync(resolve(import.meta.dirname, '..', file), bytes);
      const verdict = found === sha256 ? 'same' : 'differs';
      rows.push({ file, bytes: bytes.length, sha256: found, catalogue: verdict });
    }
    console.table(rows);
    const different = rows.filter((row) => row.catalogue === 'differs').length;
    if (different > 0) console.error(`${different} files are not what models/catalogue.ts says.`);
    return different > 0 ? 1 : 0;
  });
