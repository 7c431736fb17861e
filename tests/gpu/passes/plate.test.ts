import { expect, it } from 'vitest';
import { PlatePass } from '../../../engine/bake/passes/platePass.ts';
import { GpuResources } from '../../../engine/gpu/resources.ts';
import { at, download, type Painter, type Pixels, paint, submit, target, upload } from '../support/pixels.ts';
import { type GpuBench, withGpu } from '../support/withGpu.ts';

/** Distance in pixels that the pass keeps from the foreground. */
const reach = 3;

async function plateOf(bench: GpuBench, picture: Pixels, matte: Pixels): Promise<Pixels> {
  const plate = target(bench, 'rgba8unorm', picture.width, picture.height);
  {
    using scratch = new GpuResources(bench.device);
    const io = { picture: upload(bench, 'picture', picture), matte: upload(bench, 'matte', matte), plate };
    submit(bench, (encoder) => new PlatePass(bench.device).record(encoder, scratch, io));
  }
  return download(bench, plate);
}

/** Blue, darker toward the right and the bottom, with a red thing in it. */
const sky: Painter = (x, y) => [60 + (x % 40), 100 + (y % 30), 220, 255];
const scene = (isThing: (x: number, y: number) => boolean): Painter => {
  return (x, y) => (isThing(x, y) ? [255, 0, 0, 255] : sky(x, y));
};

/** Whether a thing lies within `distance` pixels. */
function near(isThing: (x: number, y: number) => boolean, x: number, y: number, distance: number): boolean {
  for (let j = -distance; j <= distance; j++) {
    for (let i = -distance; i <= distance; i++) if (isThing(x + i, y + j)) return true;
  }
  return false;
}

it.each([
  [64, 48],
  [61, 43],
  [127, 8],
  [16, 97],
])('keeps the background of %i x %i pixels and fills the hole with nothing but background', async (w, h) => {
  const isThing = (x: number, y: number) => x >= w * 0.3 && x < w * 0.6 && y >= h * 0.5 && x < w && y < h;
  await withGpu(async (bench) => {
    const picture = paint(w, h, scene(isThing));
    const plate = await plateOf(
      bench,
      picture,
      paint(w, h, (x, y) => [isThing(x, y) ? 255 : 0]),
    );
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const place = `pixel ${x}, ${y}`;
        const colour = [0, 1, 2].map((c) => at(plate, x, y, c));
        if (!near(isThing, x, y, reach)) {
          expect(colour, `${place} is known`).toEqual([0, 1, 2].map((c) => at(picture, x, y, c)));
        }
        const [red, green, blue] = colour as [number, number, number];
        // Half floats in between round by half a level.
        expect(red >= 59 && red <= 100, `${place}: red ${red} is not the sky's`).toBe(true);
        expect(green >= 99 && green <= 130, `${place}: green ${green} is not the sky's`).toBe(true);
        expect(blue >= 218 && blue <= 221, `${place}: blue ${blue} is not the sky's`).toBe(true);
        expect(at(plate, x, y, 3), `${place}: alpha`).toBe(255);
      }
    }
  });
});

it('fills a hole with what lies around it: left stays left, right stays right', async () => {
  const isThing = (x: number) => x >= 20 && x < 44;
  await withGpu(async (bench) => {
    const picture = paint(64, 32, (x) => (isThing(x) ? [255, 0, 0, 255] : [0, x < 32 ? 40 : 200, 0, 255]));
    const plate = await plateOf(
      bench,
      picture,
      paint(64, 32, (x) => [isThing(x) ? 255 : 0]),
    );
    const row = Array.from({ length: 64 }, (_, x) => at(plate, x, 16, 1));
    for (let x = 1; x < 64; x++) {
      expect(row[x]!, `green falls at ${x}: ${row}`).toBeGreaterThanOrEqual(row[x - 1]! - 1);
    }
    expect(row[22]!).toBeLessThan(80);
    expect(row[41]!).toBeGreaterThan(160);
  });
});

it('keeps soft edges of the foreground out of the plate', async () => {
  const softness = (x: number) => Math.min(1, Math.max(0, (x - 26) / 8));
  await withGpu(async (bench) => {
    const picture = paint(64, 32, (x) => [255 * softness(x), 0, 255 * (1 - softness(x)), 255]);
    const plate = await plateOf(
      bench,
      picture,
      paint(64, 32, (x) => [255 * softness(x)]),
    );
    // Where the matte is a tenth, a tenth of the foreground is in the picture already.
    for (let x = 0; x < 64; x++) {
      expect(at(plate, x, 16, 0), `red at column ${x}`).toBeLessThan(0.12 * 255);
    }
  });
});

it('is the picture itself where nothing stands before it', async () => {
  await withGpu(async (bench) => {
    const picture = paint(45, 31, sky);
    const plate = await plateOf(
      bench,
      picture,
      paint(45, 31, () => [0]),
    );
    expect(plate).toEqual(picture);
  });
});

it('is empty and sound where everything is foreground', async () => {
  await withGpu(async (bench) => {
    const plate = await plateOf(
      bench,
      paint(45, 31, sky),
      paint(45, 31, () => [255]),
    );
    expect(plate.data.every((value) => value === 0)).toBe(true);
  });
});
