import code from '../../../shaders/motions/flowField.wgsl?raw';
import type { SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import { fieldFormats, uploadField } from '../../gpu/fieldFormats.ts';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import { mirroredSampler } from '../../gpu/samplers.ts';
import type { Arrow } from '../../plan/guidance.ts';
import type { BakeContext } from '../bakeContext.ts';
import { extentOf as extentOfModes } from '../modes.ts';
import type { Extent } from '../motionDraw.ts';
import { fluidAt, guidedField } from './arrows.ts';
import { activeFlows, extentOf, type FlowField, flowField } from './field.ts';
import type { FlowMotion } from './schema.ts';
import { FlowStatisticsPass } from './statisticsPass.ts';

/** A layer's flow on the GPU; `cycles` repetitions a loop. */
export interface BakedFlow {
  /** A field of four: travel in picture units, local mean of the luma, correlation (shaders/motions/flowField.wgsl). */
  readonly field: GPUTexture;
  readonly cycles: number;
  /** Where it flows at all; everywhere by default. */
  readonly extent?: Extent;
}

/** The flow of each layer: the sky's in the plate, all others' in the picture. */
export interface BakedFlows {
  readonly plateFlow: BakedFlow | null;
  readonly pictureFlow: BakedFlow | null;
}

/** Longest travel of an arrow in one cycle, share of the diagonal. */
const longestStep = 0.042;

/** Bakes all flows of the plan, and those that arrows ask for. */
export function bakeFlows(context: BakeContext): BakedFlows {
  const { plan, scene, picture, background } = context;
  const flows = activeFlows(plan, scene);
  const arrows = plan.guidance?.arrows ?? [];
  const inSky = (arrow: Arrow) => background !== null && fluidAt(scene, arrow) === 'sky';
  return {
    plateFlow: background
      ? bakeLayer(
          context,
          'plate',
          background.plate,
          flows.filter(({ region }) => region === 'sky'),
          arrows.filter(inSky),
        )
      : null,
    pictureFlow: bakeLayer(
      context,
      'picture',
      picture,
      flows.filter(({ region }) => region !== 'sky'),
      arrows.filter((arrow) => !inSky(arrow)),
    ),
  };
}

function bakeLayer(
  { resources, scratch, encoder, scene, plan, raster }: BakeContext,
  name: string,
  layer: GPUTexture,
  flows: readonly FlowMotion[],
  arrows: readonly Arrow[],
): BakedFlow | null {
  if (flows.length === 0 && arrows.every(({ speed }) => speed === 0)) return null;
  const cycles = Math.max(
    1,
    ...flows.map((flow) => flow.cycles),
    ...arrows.map(({ speed }) => Math.ceil((speed * plan.seconds) / longestStep)),
  );
  const planned = sumOf(
    scene,
    flows.map((flow) => {
      // One phase a layer: slower cycles become as many as the fastest flow's, each as much shorter.
      const unified = { ...flow, travel: (flow.travel * flow.cycles) / cycles };
      return flowField(scene, unified, plan.seed, extentOf(flow), raster);
    }),
  );
  const { width, height, vectors } = guidedField(planned, scene, arrows, plan.seconds / cycles);
  const travel = uploadField(scratch, `travel of the ${name}`, 'two', [width, height], vectors);
  const field = fieldOf({ resources, scratch, encoder }, `flow of the ${name}`, layer, travel);
  const extent = extentOfModes({
    width,
    height,
    channels: 2,
    list: [{ cycles, sine: vectors, cosine: vectors }],
  });
  return { field, cycles, ...(extent ? { extent } : {}) };
}

/** Joins a layer's travel and the statistics of its flow, at the size of the finer one. */
function fieldOf(
  { resources, scratch, encoder }: Pick<BakeContext, 'resources' | 'scratch' | 'encoder'>,
  label: string,
  layer: GPUTexture,
  travel: GPUTexture,
): GPUTexture {
  const { device } = resources;
  const [columns, rows] = [Math.ceil(layer.width / 4), Math.ceil(layer.height / 4)];
  const statistics = scratch.texture(`statistics of the ${label}`, 'rg8unorm', columns, rows);
  const mirrored = mirroredSampler(device);
  new FlowStatisticsPass(device).record(encoder, { layer, flow: travel, mirrored, statistics });
  const [width, height] = [Math.max(columns, travel.width), Math.max(rows, travel.height)];
  const format = fieldFormats(device).four;
  const field = resources.texture(label, format, width, height);
  const pass = new FragmentPass(device, { label, code, targets: [format], constants: { width, height } });
  pass.record(encoder, pass.bind({ 0: travel.createView(), 1: statistics.createView(), 2: mirrored }), [
    field,
  ]);
  return field;
}

/** Regions hardly overlap, so their fields add up. All maps of a scene have one size. */
function sumOf(scene: SceneAnalysis, fields: readonly FlowField[]): FlowField {
  const { width, height } = fields[0] ?? scene.depth;
  const vectors = new Float32Array(2 * width * height);
  for (const field of fields) {
    for (let i = 0; i < vectors.length; i++) vectors[i]! += field.vectors[i]!;
  }
  return { width, height, vectors };
}
