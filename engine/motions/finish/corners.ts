import { type Raster, smoothstep } from '../../analyse/raster.ts';

/** Share of the picture's sides that a corner takes. */
const corner = 0.08;
/** Luma from which a corner begins to count as paper, and from which it is. */
const paper = { from: 0.93, to: 0.985 };

/**
 * How much of a vignette the corners bear: none where one is as white as paper, around a thing cut out or where a picture
 * fades away. Grey, it would no longer meet the page around it.
 */
export function vignetteShare({ width, height, luma }: Raster): number {
  const [across, down] = [Math.ceil(width * corner), Math.ceil(height * corner)];
  const means = [0, width - across].flatMap((left) =>
    [0, height - down].map((top) => {
      let sum = 0;
      for (let y = top; y < top + down; y++)
        for (let x = left; x < left + across; x++) sum += luma[y * width + x]!;
      return sum / (across * down);
    }),
  );
  return 1 - smoothstep(paper.from, paper.to, Math.max(...means));
}
