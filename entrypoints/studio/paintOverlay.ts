import type { Grid } from '../../lib/studio/brush.ts';
import type { ToolName } from './tools.ts';

/** Colours of what is shown over the picture: red, green and blue, and how much of them. */
const tints: Readonly<Partial<Record<ToolName, readonly [number, number, number, number]>>> = {
  correct: [255, 60, 170, 0.55],
  freeze: [50, 140, 255, 0.6],
};

/** Paints a grid's values 0..1 over the picture. */
export function paintOverlay(
  canvas: HTMLCanvasElement,
  { width, height, values }: Grid,
  tool: ToolName,
): void {
  const tint = tints[tool];
  const context = canvas.getContext('2d');
  if (!context || !tint) return;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const [red, green, blue, alpha] = tint;
  const image = context.createImageData(width, height);
  values.forEach((value, i) => {
    image.data.set([red, green, blue, 255 * alpha * Math.max(0, value)], 4 * i);
  });
  context.putImageData(image, 0, 0);
}
