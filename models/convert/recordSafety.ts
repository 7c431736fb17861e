import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { main } from '../../scripts/main.ts';
import { pictureSafety } from '../catalogue.ts';
import { inputOf, readPhoto } from './photo.ts';
import { encodePng } from './png.ts';
import { recipes } from './recipes.ts';
import { runReference } from './reference.ts';

/**
 * `npm run models:record`: rates harmless photos by the safety net in its own runtime, tfjs, and writes the very pixels
 * and scores down, for the test that holds the converted net to them.
 */

const target = resolve(import.meta.dirname, '../../tests/fixtures/safety');
const photos = ['astronaut', 'dandelions', 'pagoda'] as const;
const [, , side] = pictureSafety.input.shape;

await main(async (signal) => {
  const recipe = recipes.find(({ spec }) => spec === pictureSafety)!;
  mkdirSync(target, { recursive: true });
  const recorded: Record<string, Record<string, number>> = {};
  for (const name of photos) {
    signal.throwIfAborted();
    const photo = readPhoto(name);
    const size = Math.min(photo.width, photo.height);
    const square = { x: (photo.width - size) / 2, y: (photo.height - size) / 2, size };
    const smooth = inputOf(photo, square, pictureSafety.input);
    const rgb = new Uint8Array(smooth.length);
    const input = smooth.map((value, i) => {
      const byte = Math.round(255 * value);
      rgb[3 * (i % (side * side)) + Math.floor(i / (side * side))] = byte;
      return byte / 255;
    });
    const { classes } = await runReference(recipe, input, signal);
    const names = pictureSafety.outputs[0].channels;
    recorded[name] = Object.fromEntries(
      names.map((channel, i) => [channel, Number(classes![i]!.toFixed(6))]),
    );
    writeFileSync(join(target, `${name}.png`), encodePng(side, side, rgb));
  }
  writeFileSync(join(target, 'reference.json'), `${JSON.stringify(recorded, null, 2)}\n`);
  console.table(recorded);
  return 0;
});
