import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { main } from '../../scripts/main.ts';
import { type Recipe, recipes } from './recipes.ts';
import { readSource } from './source.ts';
import { convertGraphModel } from './tfjs/graphModel.ts';
import { convertLayersModel } from './tfjs/layersModel.ts';

/** The net as an ONNX file; the same packages give the same bytes. */
export function convert(recipe: Recipe): Uint8Array {
  const { name, input } = recipe.spec;
  const door = { name, size: [input.shape[2], input.shape[3]] as const, outputs: recipe.outputs };
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
