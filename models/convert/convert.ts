import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { main } from '../../scripts/main.ts';
import type { ModelSpec } from '../modelSpec.ts';
import { type Recipe, recipes } from './recipes.ts';
import { readSource } from './source.ts';
import { convertGraphModel } from './tfjs/graphModel.ts';
import { convertLayersModel } from './tfjs/layersModel.ts';

/** The net as an ONNX file for a picture of some size; the same packages give the same bytes. */
export function convert(
  recipe: Recipe,
  [, , rows, columns]: ModelSpec['input']['shape'] = recipe.spec.input.shape,
): Uint8Array {
  const { outputs, compact = false } = recipe;
  const door = { name: recipe.spec.name, size: [rows, columns] as const, outputs, compact };
  const source = readSource(recipe);
  return source.format === 'graph'
    ? convertGraphModel(source.model, source.weights, door)
    : convertLayersModel(source.model, source.weights, door);
}

if (import.meta.main)
  await main(async (signal) => {
    const rows = recipes.map((recipe) => {
      signal.throwIfAborted();
      const { file, sha256 } = recipe.spec;
      const bytes = convert(recipe);
      const found = createHash('sha256').update(bytes).digest('hex');
      writeFileSync(resolve(import.meta.dirname, '..', file), bytes);
      return { file, bytes: bytes.length, sha256: found, catalogue: found === sha256 ? 'same' : 'differs' };
    });
    console.table(rows);
    const different = rows.filter((row) => row.catalogue === 'differs').length;
    if (different > 0) console.error(`${different} files are not what models/catalogue.ts says.`);
    return different > 0 ? 1 : 0;
  });
