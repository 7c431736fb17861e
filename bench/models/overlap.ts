import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';

/** Intersection over union of two pictures' bright halves, the second one scaled to the first's size. */
export async function overlap(page: Page, found: string | null, truth: string): Promise<number> {
  const base64 = (path: string) => readFileSync(path, 'base64');
  return page.evaluate(
    async (a, b) => {
      const load = async (data: string) =>
        createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const expected = await load(b);
      const actual = a === null ? null : await load(a);
      const { width, height } = actual ?? expected;
      const bright = (bitmap: ImageBitmap) => {
        const context = new OffscreenCanvas(width, height).getContext('2d')!;
        context.drawImage(bitmap, 0, 0, width, height);
        return context.getImageData(0, 0, width, height).data;
      };
      const [x, y] = [actual && bright(actual), bright(expected)];
      let both = 0;
      let either = 0;
      for (let i = 0; i < y.length; i += 4) {
        const inX = x !== null && x[i]! > 127;
        const inY = y[i]! > 127;
        if (inX && inY) both++;
        if (inX || inY) either++;
      }
      return either === 0 ? 1 : both / either;
    },
    found && base64(found),
    base64(truth),
  );
}
