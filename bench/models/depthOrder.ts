import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import * as v from 'valibot';

const place = v.tuple([v.number(), v.number()]);

/** Pairs of places, 0..1 from the top left, of which the first is nearer. */
const pairsSchema = v.array(
  v.object({ photo: v.string(), near_xy: place, far_xy: place, hard: v.boolean() }),
);

export type DepthPair = v.InferOutput<typeof pairsSchema>[number];

/** @throws where the file does not hold annotated pairs. */
export const readPairs = (path: string): DepthPair[] =>
  v.parse(pairsSchema, JSON.parse(readFileSync(path, 'utf8')));

/** For each pair, whether a depth picture (white = near) has it in the right order. */
export async function ordered(page: Page, depth: string, pairs: readonly DepthPair[]): Promise<boolean[]> {
  return page.evaluate(
    async (data, places) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const at = ([x, y]: readonly number[]) =>
        context.getImageData(
          Math.min(bitmap.width - 1, Math.floor(x! * bitmap.width)),
          Math.min(bitmap.height - 1, Math.floor(y! * bitmap.height)),
          1,
          1,
        ).data[0]!;
      return places.map(([near, far]) => at(near!) > at(far!));
    },
    readFileSync(depth, 'base64'),
    pairs.map(({ near_xy, far_xy }) => [near_xy, far_xy]),
  );
}
