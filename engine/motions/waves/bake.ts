import swashCode from '../../../shaders/motions/swash.wgsl?raw';
import type { ClassMask } from '../../analyse/sceneAnalysis.ts';
import { uploadField } from '../../gpu/fieldFormats.ts';
import { linearSampler } from '../../gpu/samplers.ts';
import type { BakeContext } from '../bakeContext.ts';
import { glintsDraw } from '../glints.ts';
import { modesDraw } from '../modesDraw.ts';
import { MotionDraw } from '../motionDraw.ts';
import { waveModes } from './field.ts';
import type { WavesMotion } from './schema.ts';
import { findShore } from './shore.ts';
import { waterPlane, waterWeight } from './waterPlane.ts';

/** The kernels of waves; none where the scene has no water. */
export function bakeWaves(context: BakeContext, motion: WavesMotion): readonly MotionDraw[] {
  const { resources, scene, plan, raster, displacementScale } = context;
  const mask = scene.masks.water;
  if (!mask) return [];
  const { heave, light } = waveModes(scene, mask, motion, plan.seed, raster);
  const extent = extentOfMask(mask);
  return [
    ...modesDraw(resources, 'waves', heave, scene.picture, { displacementScale }),
    ...(motion.shade > 0 ? modesDraw(resources, 'light on waves', light, scene.picture) : []),
    ...(motion.glints > 0 && extent
      ? [
          glintsDraw(context, {
            label: 'glints',
            weight: { ...mask, values: waterWeight(mask, waterPlane(scene, mask)) },
            extent,
            strength: motion.glints,
            cycles: [motion.cycles + 1, 2 * motion.cycles + 1],
            colour: [1, 0.98, 0.94],
          }),
        ]
      : []),
    ...(motion.swash > 0 ? swashDraw(context, mask, motion) : []),
  ];
}

/** Rows and columns that a mask takes up, in picture units; null for an empty one. */
export function extentOfMask({ width, height, values }: ClassMask) {
  let [left, right, top, bottom] = [width, -1, height, -1];
  values.forEach((value, i) => {
    if (value <= 0.4) return;
    left = Math.min(left, i % width);
    right = Math.max(right, i % width);
    top = Math.min(top, Math.floor(i / width));
    bottom = Math.floor(i / width);
  });
  if (right < 0) return null;
  return {
    x: left / width,
    y: top / height,
    width: (right + 1 - left) / width,
    height: (bottom + 1 - top) / height,
  };
}

function swashDraw(
  { resources, scene, plan, raster }: BakeContext,
  mask: ClassMask,
  motion: WavesMotion,
): MotionDraw[] {
  const shore = findShore(scene, raster, mask, plan.seed);
  if (!shore) return [];
  const { width, height, values } = shore;
  const texture = uploadField(resources, 'shore', 'four', [width, height], values);
  const weight = Float32Array.from({ length: width * height }, (_, i) => values[4 * i + 2]!);
  const extent = extentOfMask({ width, height, values: weight, confidence: 1 });
  if (!extent) return [];
  const repeats = Math.max(1, Math.round(motion.cycles / 2));
  return [
    new MotionDraw(resources, {
      label: 'swash',
      target: 'overlay',
      code: swashCode,
      constants: { width: scene.picture.width, height: scene.picture.height },
      bindings: [texture.createView(), linearSampler(resources.device)],
      extent,
      uniform: (time) => [Math.sin(Math.PI * ((repeats * time) % 1)) ** 2, motion.swash, 0, 0],
    }),
  ];
}
