import { colourBins, coloursOf } from './colours.ts';
import { guidedFilter, localDeviation } from './filters.ts';
import { spread } from './histogram.ts';
import { type Raster, saturate, smoothstep } from './raster.ts';
import type { ClassMask } from './sceneAnalysis.ts';
import { scratchPlane } from './scratch.ts';
import { levelEdges, skyBorder } from './skyBorder.ts';

/** Rounds of learning the picture's own sky colours. */
const rounds = 3;
/** Least mean evidence inside the region for a sky to exist at all. */
const gate = 0.55;

/**
 * Finds the sky by colour, texture, gradient and position. Evidence from a general colour prior gives a
 * first border; the picture's own colours above and below it then sharpen the evidence. The border is one
 * row a column, found by dynamic programming, so that clouds stay in and walls with structure stay out.
 * @returns null where there is no sky.
 */
export function findSky(raster: Raster): ClassMask | null {
  const { width, height } = raster;
  const texture = localDeviation(raster.luma, width, height, 2);
  const prior = priorEvidence(raster, texture);
  const { cells } = coloursOf(raster);
  const edges = levelEdges(raster);
  let evidence = prior;
  let border = skyBorder(raster, evidence, edges);
  for (let round = 0; round < rounds; round++) {
    const learned = learnColours(cells, width, border);
    if (!learned) break;
    evidence = scratchPlane(prior.length);
    for (let i = 0; i < evidence.length; i++)
      evidence[i] = 0.45 * prior[i]! + learned[cells[i]!]! - 1.2 * smoothstep(0.03, 0.12, texture[i]!);
    border = skyBorder(raster, evidence, edges);
  }

  const values = scratchPlane(width * height);
  let inside = 0;
  let support = 0;
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < border[x]!; y++) {
      const i = y * width + x;
      inside++;
      support += saturate(prior[i]! * 0.5 + 0.5);
      // Overhanging branches and eaves: above the border, but nothing like the sky.
      values[i] = smoothstep(-2.2, -0.4, evidence[i]!);
    }
  }
  const area = inside / (width * height);
  const confidence = inside === 0 ? 0 : support / inside;
  if (area < 0.03 || confidence < gate) return null;
  return { width, height, values: guidedFilter(raster, values, 3, 1e-3), confidence };
}

/** Log-odds that a pixel is sky, from what skies look like in general; about -3..3. */
function priorEvidence(raster: Raster, texture: Float32Array): Float32Array<ArrayBuffer> {
  const { width, height, red, green, blue, luma } = raster;
  const out = scratchPlane(width * height);
  for (let i = 0; i < out.length; i++) {
    const y = Math.floor(i / width) / height;
    const r = red[i]!;
    const g = green[i]!;
    const b = blue[i]!;
    const top = Math.max(r, g, b, 1e-3);
    const saturation = (top - Math.min(r, g, b)) / top;
    const blueness = (b - r) / top;
    const greenness = (g - Math.max(r, b)) / top;
    const bright = smoothstep(0.25, 0.75, luma[i]!);
    const colour = Math.max(
      smoothstep(-0.02, 0.25, blueness) * smoothstep(0.12, 0.4, b),
      (1 - smoothstep(0.08, 0.3, saturation)) * bright,
      smoothstep(0.05, 0.3, (r - b) / top) * smoothstep(0.55, 0.85, luma[i]!) * 0.9,
    );
    out[i] =
      3.2 * colour -
      1.1 -
      2.5 * smoothstep(0.02, 0.1, texture[i]!) -
      3 * smoothstep(0, 0.12, greenness) +
      2.2 * (0.42 - y);
  }
  return out;
}

/** Log-odds of each colour cell, by the pixels above and below the present border; null where one side is empty. */
function learnColours(cells: Uint16Array, width: number, border: Int32Array): Float32Array | null {
  const axes = [colourBins, colourBins, colourBins];
  const count = colourBins ** 3;
  const sky = scratchPlane(count);
  const rest = scratchPlane(count);
  let skyCount = 0;
  for (let i = 0, y = 0; i < cells.length; y++)
    for (let x = 0; x < width; x++, i++) {
      if (y < border[x]!) {
        sky[cells[i]!]! += 1;
        skyCount++;
      } else rest[cells[i]!]! += 1;
    }
  const restCount = cells.length - skyCount;
  if (skyCount < 50 || restCount < 50) return null;
  const smoothRest = spread(rest, axes);
  return spread(sky, axes).map((n, cell) => {
    const s = (n + 0.5) / (skyCount + 0.5 * count);
    const r = (smoothRest[cell]! + 0.5) / (restCount + 0.5 * count);
    return Math.max(-2.5, Math.min(2.5, Math.log(s / r)));
  });
}
