import { mirroredSampler } from '../../gpu/samplers.ts';
import type { BakeContext } from '../bakeContext.ts';
import { activeFlows, extentOf, type FlowField, flowField } from './field.ts';
import type { FlowMotion } from './schema.ts';
import { FlowStatisticsPass } from './statisticsPass.ts';

/** A layer's flow on the GPU: the field (rg16float) and its statistics; `cycles` repetitions a loop. */
export interface BakedFlow {
  readonly field: GPUTexture;
  readonly statistics: GPUTexture;
  readonly cycles: number;
}

/** The flow of each layer: the sky's in the plate, all others' in the picture. */
export interface BakedFlows {
  readonly plateFlow: BakedFlow | null;
  readonly pictureFlow: BakedFlow | null;
}

/** Bakes all flows of the plan. */
export function bakeFlows(context: BakeContext): BakedFlows {
  const flows = activeFlows(context.plan, context.scene);
  const { picture, background } = context;
  const sky = flows.filter(({ region }) => region === 'sky');
  const rest = flows.filter(({ region }) => region !== 'sky');
  return {
    plateFlow: background ? bakeLayer(context, 'plate', background.plate, sky) : null,
    pictureFlow: bakeLayer(context, 'picture', picture, rest),
  };
}

function bakeLayer(
  { resources, encoder, scene, plan }: BakeContext,
  name: string,
  layer: GPUTexture,
  flows: readonly FlowMotion[],
): BakedFlow | null {
  if (flows.length === 0) return null;
  const cycles = Math.max(...flows.map((flow) => flow.cycles));
  const { width, height, vectors } = sumOf(
    flows.map((flow) => {
      // One phase a layer: slower cycles become as many as the fastest flow's, each as much shorter.
      const unified = { ...flow, travel: (flow.travel * flow.cycles) / cycles };
      return flowField(scene, unified, plan.seed, extentOf(flow));
    }),
  );
  const field = resources.upload(
    `flow of the ${name}`,
    'rg16float',
    width,
    height,
    new Float16Array(vectors),
    width * 4,
  );
  const statistics = resources.texture(
    `flow statistics of the ${name}`,
    'rgba8unorm',
    Math.ceil(layer.width / 4),
    Math.ceil(layer.height / 4),
  );
  const mirrored = mirroredSampler(resources.device);
  new FlowStatisticsPass(resources.device).record(encoder, { layer, flow: field, mirrored, statistics });
  return { field, statistics, cycles };
}

/** Regions hardly overlap, so their fields add up. All masks of a scene have one size. */
function sumOf([first, ...others]: readonly FlowField[]): FlowField {
  const vectors = first!.vectors.slice();
  for (const other of others) {
    for (let i = 0; i < vectors.length; i++) vectors[i]! += other.vectors[i]!;
  }
  return { ...first!, vectors };
}
