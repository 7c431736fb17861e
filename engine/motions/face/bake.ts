import eyelidCode from '../../../shaders/motions/eyelid.wgsl?raw';
import faceCode from '../../../shaders/motions/face.wgsl?raw';
import fieldCode from '../../../shaders/motions/faceField.wgsl?raw';
import { fieldFormats } from '../../gpu/fieldFormats.ts';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import { linearSampler } from '../../gpu/samplers.ts';
import type { BakeContext } from '../bakeContext.ts';
import { softBody } from '../body.ts';
import { MotionDraw, targetSize } from '../motionDraw.ts';
import { type EyeShape, FaceGeometry } from './geometry.ts';
import type { FaceMotion } from './schema.ts';
import { expressionAt } from './timing.ts';

/** Pulls that the kernel adds up. */
const mostPulls = 8;

/** The kernels of one face: its skin and head, and both lids. None where a plan names a face that is not there. */
export function bakeFace(motion: FaceMotion, context: BakeContext): MotionDraw[] {
  const face = context.scene.faces[motion.face];
  if (!face || face.landmarks.length < 468) return [];
  const { width, height } = context.picture;
  const aspect = width / height;
  const geometry = new FaceGeometry(face, aspect);
  const rigid = face.glasses > 0.5;
  const draws = [bakeSkin(motion, context, geometry, aspect, rigid)];
  if (motion.blinks.length > 0) {
    for (const side of ['left', 'right'] as const) {
      draws.push(bakeLid(motion, context, geometry.eye(side), aspect, rigid));
    }
  }
  return draws;
}

function bakeSkin(
  motion: FaceMotion,
  context: BakeContext,
  geometry: FaceGeometry,
  aspect: number,
  rigid: boolean,
): MotionDraw {
  const { resources, plan, picture, encoder } = context;
  const { centre, pivot, along, half } = geometry.head();
  const pulls = geometry.smile(motion.smile, rigid).slice(0, mostPulls);
  const shape = new Float32Array(8 + 4 * mostPulls + mostPulls);
  shape.set([centre.x, centre.y, pivot.x, pivot.y, along.x, along.y, half.x, half.y]);
  pulls.forEach(({ at, by, reach }, i) => {
    shape.set([at.x, at.y, by.x, by.y], 8 + 4 * i);
    shape[8 + 4 * mostPulls + i] = reach;
  });
  const reach = 1.8 * Math.max(half.x, half.y);
  const arm = reach + Math.hypot(centre.x - pivot.x, centre.y - pivot.y);
  const farthest = motion.sway * 1.2 * arm + pulls.reduce((sum, { by }) => sum + Math.hypot(by.x, by.y), 0);
  const extent = {
    x: (centre.x - reach) / aspect,
    y: centre.y - reach,
    width: (2 * reach) / aspect,
    height: 2 * reach,
  };
  const size = targetSize('displacement', picture, context.displacementScale);
  const format = fieldFormats(resources.device).four;
  const field = resources.texture(`field of face ${motion.face}`, format, size.width, size.height);
  const bake = new FragmentPass(resources.device, {
    label: `field of face ${motion.face}`,
    code: fieldCode,
    targets: [format],
    constants: { ...size, aspect },
  });
  const given = bake.bind({
    0: { buffer: constantsOf(context, `shape of face ${motion.face}`, shape) },
    1: softBody(context, 'person').createView(),
    2: linearSampler(resources.device),
  });
  bake.record(encoder, given, [field]);
  return new MotionDraw(resources, {
    label: `face ${motion.face}`,
    target: 'displacement',
    code: faceCode,
    constants: size,
    bindings: [field.createView(), linearSampler(resources.device)],
    extent,
    zones: [{ ...extent, reach: { x: farthest / aspect, y: farthest } }],
    uniform: (time) => {
      const { smile, turn } = expressionAt(motion, time, plan.seconds);
      return [smile, turn, aspect, 0];
    },
  });
}

function bakeLid(
  motion: FaceMotion,
  context: BakeContext,
  eye: EyeShape,
  aspect: number,
  rigid: boolean,
): MotionDraw {
  const { resources, plan, picture } = context;
  const gape = Math.max(0, ...eye.lower.map((lower, i) => lower - eye.upper[i]!));
  // Rims of glasses cross the skin above: with them less of it is stretched.
  // Of the brow none is: it must not come down with the lid.
  const band = Math.max(0.1, Math.min(0.7 * eye.room, Math.max(0.16, (rigid ? 0.6 : 1) * gape)));
  const shape = new Float32Array([
    eye.origin.x,
    eye.origin.y,
    eye.along.x,
    eye.along.y,
    eye.width,
    eye.hand,
    band,
    0,
    ...eye.upper,
    ...eye.lower,
  ]);
  const closureAt = (time: number) => expressionAt(motion, time, plan.seconds).closure;
  const reach = 1.6 * eye.width;
  const hair = context.matteOf('hair');
  return new MotionDraw(resources, {
    label: `eyelid of face ${motion.face}`,
    target: 'overlay',
    code: eyelidCode,
    constants: { hairy: Number(hair !== null) },
    bindings: [
      { buffer: constantsOf(context, `eye of face ${motion.face}`, shape) },
      picture.createView(),
      linearSampler(resources.device),
      (hair ?? picture).createView(),
    ],
    extent: {
      x: (eye.origin.x - reach) / aspect,
      y: eye.origin.y - reach,
      width: (2 * reach) / aspect,
      height: 2 * reach,
    },
    uniform: (time) => [closureAt(time), aspect, 1 / picture.height, 0],
    rests: (time) => closureAt(time) === 0,
  });
}

function constantsOf(
  { resources }: BakeContext,
  label: string,
  values: Float32Array<ArrayBuffer>,
): GPUBuffer {
  const buffer = resources.buffer(label, values.byteLength, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
  resources.device.queue.writeBuffer(buffer, 0, values);
  return buffer;
}
