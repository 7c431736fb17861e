import exposure from '../../../shaders/motions/exposure.wgsl?raw';
import light from '../../../shaders/motions/light.wgsl?raw';
import { boxBlur } from '../../analyse/filters.ts';
import type { ScalarMap } from '../../analyse/sceneAnalysis.ts';
import { linearSampler } from '../../gpu/samplers.ts';
import { phaseAt } from '../../plan/loop.ts';
import type { BakeContext } from '../bakeContext.ts';
import { MotionDraw, targetSize } from '../motionDraw.ts';
import type { LightMotion } from './schema.ts';
import { findSun, glowOf } from './sources.ts';

const none: ScalarMap = { width: 1, height: 1, values: new Float32Array(1) };

/** The kernel of light: sky, glow, rays and caustics in one draw. */
export function bakeLight(motion: LightMotion, context: BakeContext): MotionDraw[] {
  const { scene, resources, picture, raster } = context;
  const sun = motion.rays > 0 ? findSun(raster, scene.masks.sky) : null;
  const view = (label: string, map: ScalarMap) => soft(context, label, map).createView();
  return [
    new MotionDraw(resources, {
      label: 'light',
      target: 'light',
      code: exposure + light,
      constants: {
        ...targetSize('light', picture, context.displacementScale),
        rays: Number(sun !== null),
        caustics: Number(motion.caustics > 0 && scene.masks.water !== undefined),
      },
      bindings: [
        view('sky for light', scene.masks.sky ?? none),
        view('glow', glowOf(raster)),
        view('water for light', scene.masks.water ?? none),
        linearSampler(resources.device),
      ],
      uniform: (time) => {
        const phase = phaseAt(time, motion.cycles);
        const share = 0.5 - 0.5 * Math.cos(2 * Math.PI * phase);
        // Twice as often as the sky, but none of it at the seam.
        const breath = share * (0.6 + 0.4 * Math.cos(4 * Math.PI * phase));
        return [
          motion.drift * share,
          motion.land,
          motion.glow * breath,
          motion.rays * share,
          sun?.x ?? 0.5,
          sun?.y ?? 0,
          motion.caustics * share,
          picture.width / picture.height,
          2 * Math.PI * time,
          scene.horizon.y,
          0,
          0,
        ];
      },
    }),
  ];
}

/** A map softened as light is, r8unorm. */
function soft({ resources }: BakeContext, label: string, { width, height, values }: ScalarMap): GPUTexture {
  const blurred = boxBlur(values, width, height, Math.ceil(width / 80));
  const bytes = Uint8Array.from(blurred, (value) => Math.round(255 * value));
  return resources.upload(label, 'r8unorm', width, height, bytes, width);
}
