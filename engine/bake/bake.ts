import { guidedCoefficients } from '../analyse/filters.ts';
import type { Raster } from '../analyse/raster.ts';
import type { SceneAnalysis } from '../analyse/sceneAnalysis.ts';
import type { Picture } from '../decode/decode.ts';
import { GpuResources } from '../gpu/resources.ts';
import { mirroredSampler } from '../gpu/samplers.ts';
import { frameCount } from '../plan/loop.ts';
import type { CameraMotion, FlowMotion, MotionPlan } from '../plan/motionPlan.ts';
import type { BakedFlow, BakedScene } from './bakedScene.ts';
import { extendMap } from './extend.ts';
import { activeFlows, extentOf, flowField } from './flowField.ts';
import { drawMark } from './mark.ts';
import { FlowStatisticsPass } from './passes/flowStatisticsPass.ts';
import { GuidedUpsamplePass } from './passes/guidedUpsamplePass.ts';
import { PlatePass } from './passes/platePass.ts';

export interface BakeInput {
  readonly picture: Picture;
  /** The small picture that the analysis looked at. */
  readonly raster: Raster;
  readonly scene: SceneAnalysis;
  readonly plan: MotionPlan;
  /** Draw the visible AI mark. */
  readonly mark: boolean;
  /** Size of the grain in the flowing sky, in units of colour. */
  readonly grain: number;
}

/** Computes everything constant over the loop. The caller disposes of `resources`. */
export function bake(device: GPUDevice, input: BakeInput): BakedScene {
  const resources = new GpuResources(device);
  using scratch = new GpuResources(device);
  try {
    return bakeInto(resources, scratch, input);
  } catch (error) {
    resources[Symbol.dispose]();
    throw error;
  }
}

function bakeInto(
  resources: GpuResources,
  scratch: GpuResources,
  { picture, raster, scene, plan, mark, grain }: BakeInput,
): BakedScene {
  const { device } = resources;
  const { width, height } = picture;
  const encoder = device.createCommandEncoder({ label: 'bake' });
  const source = resources.uploadBitmap('picture', picture.bitmap);
  const background = bakeBackground(encoder, resources, scratch, source, raster, scene);
  const camera =
    plan.motions.find((motion): motion is CameraMotion => motion.kind === 'camera' && motion.enabled) ?? null;
  const flows = activeFlows(plan, scene);
  const statistics = new FlowStatisticsPass(device);
  const mirrored = mirroredSampler(device);
  const bakeFlow = (motion: FlowMotion | undefined, layer: GPUTexture): BakedFlow | null => {
    if (!motion) return null;
    const { vectors, ...size } = flowField(scene, motion, plan.seed, extentOf(motion));
    const field = resources.upload(
      `flow of ${motion.region}`,
      'rg16float',
      size.width,
      size.height,
      new Float16Array(vectors),
      size.width * 4,
    );
    const result = resources.texture(
      `flow statistics of ${motion.region}`,
      'rgba8unorm',
      Math.ceil(width / 4),
      Math.ceil(height / 4),
    );
    statistics.record(encoder, { layer, flow: field, mirrored, statistics: result });
    return { field, statistics: result, cycles: motion.cycles };
  };
  const plateFlow = background
    ? bakeFlow(
        flows.find(({ region }) => region === 'sky'),
        background.plate,
      )
    : null;
  const pictureFlow = bakeFlow(
    flows.find(({ region }) => region !== 'sky'),
    source,
  );
  const markTexture = resources.uploadBitmap('mark', drawMark(Math.min(width, height), mark), true);
  const margin = Math.round(Math.min(width, height) * 0.03);
  device.queue.submit([encoder.finish()]);
  return {
    resources,
    width,
    height,
    frames: frameCount(plan.seconds, plan.fps),
    picture: source,
    background,
    depth: uploadDepth(resources, scene),
    pictureFlow,
    plateFlow,
    camera,
    grain,
    mark: markTexture,
    markOrigin: mark
      ? [width - markTexture.width - margin, height - markTexture.height - margin]
      : [-markTexture.width, -markTexture.height],
  };
}

/** The matte of everything before the sky, at full size, and the plate behind it. */
function bakeBackground(
  encoder: GPUCommandEncoder,
  resources: GpuResources,
  scratch: GpuResources,
  picture: GPUTexture,
  raster: Raster,
  scene: SceneAnalysis,
): BakedScene['background'] {
  const { sky } = scene.masks;
  if (!sky) return null;
  const foreground = sky.values.map((value) => 1 - value) as Float32Array<ArrayBuffer>;
  const { a, b, width, height } = guidedCoefficients(raster, foreground, 2, 2e-4);
  const coefficients = scratch.upload(
    'matte coefficients',
    'rg16float',
    width,
    height,
    Float16Array.from({ length: 2 * a.length }, (_, i) => (i % 2 === 0 ? a : b)[i >> 1]!),
    width * 4,
  );
  const matte = resources.texture('matte', 'r8unorm', picture.width, picture.height);
  new GuidedUpsamplePass(resources.device).record(encoder, { picture, coefficients, mask: matte });
  const plate = resources.texture('plate', 'rgba8unorm', picture.width, picture.height);
  new PlatePass(resources.device).record(encoder, scratch, { picture, matte, plate });
  return { plate, matte };
}

/** Depth of the picture layer: what is known of the foreground goes on under the sky's edge. */
function uploadDepth(resources: GpuResources, scene: SceneAnalysis): GPUTexture {
  const { sky } = scene.masks;
  const sameSize = sky && sky.values.length === scene.depth.values.length;
  const { width, height, values } = sameSize
    ? extendMap(
        {
          ...scene.depth,
          values: scene.depth.values.map(
            (d, i) => d / Math.max(0.05, 1 - sky.values[i]!),
          ) as Float32Array<ArrayBuffer>,
        },
        sky.values.map((s) => (s < 0.5 ? 1 : 0)),
      )
    : scene.depth;
  return resources.upload('depth', 'r16float', width, height, new Float16Array(values), width * 2);
}
