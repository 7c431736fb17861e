import { describe, expect, it } from 'vitest';
import type { ModelResult, Net } from '../../../engine/analyse/modelSession.ts';
import { segmenterOf } from '../../../engine/analyse/segment.ts';
import { mosaic, sceneNet } from '../../../models/catalogue.ts';
import type { ModelSpec } from '../../../models/modelSpec.ts';
import { paint } from './support/scenes.ts';

const never = new AbortController().signal;
const picture = paint(24, 16, () => [0.2, 0.4, 0.9]);

/** A net that is sure of one channel everywhere. */
function sureOf<Spec extends ModelSpec>(spec: Spec, channel: string) {
  const inputs: number[][] = [];
  const [{ shape, channels = [], name }] = spec.outputs as unknown as [Spec['outputs'][number]];
  const [, , rows, columns] = shape as [number, number, number, number];
  const net: Net<Spec> = {
    run: async (input) => {
      inputs.push([...input.subarray(0, 3)]);
      const logits = new Float32Array(channels.length * rows * columns);
      logits.fill(
        30,
        channels.indexOf(channel) * rows * columns,
        (channels.indexOf(channel) + 1) * rows * columns,
      );
      return { [name]: logits } as ModelResult<Spec>;
    },
  };
  return Object.assign(net, { inputs });
}

const gone = { run: () => Promise.reject(new Error('gone')) };

describe('segmenterOf', () => {
  it('takes the mean of what both nets say', async () => {
    const nets = { sceneNet: sureOf(sceneNet, 'sky'), mosaic: sureOf(mosaic, 'sea') };
    const { classes, models, notes } = await segmenterOf(nets)(picture, never);
    expect(classes?.of.sky[100]).toBeCloseTo(0.5, 4);
    expect(classes?.of.water[100]).toBeCloseTo(0.5, 4);
    expect([models, notes]).toEqual([['scenenet 1', 'mosaic 1'], []]);
  });

  it.each([
    ['windowpane', 'structure'],
    ['plant', 'trees'],
    ['field', 'grass'],
    ['earth', 'ground'],
    ['armchair', 'other'],
  ] as const)('counts %s as %s', async (channel, name) => {
    const nets = { sceneNet: gone, mosaic: sureOf(mosaic, channel) };
    const { classes } = await segmenterOf(nets)(picture, never);
    expect(classes?.of[name][7]).toBeCloseTo(1, 4);
  });

  it('gives each net the range it wants, and the finer one the picture with more detail', async () => {
    const nets = { sceneNet: sureOf(sceneNet, 'sky'), mosaic: sureOf(mosaic, 'sky') };
    await segmenterOf(nets)(picture, never, { width: 1, height: 1, data: Uint8Array.of(255, 0, 0, 255) });
    expect(nets.sceneNet.inputs[0]![0]).toBeCloseTo(0.2, 5);
    expect(nets.mosaic.inputs[0]![0]).toBeCloseTo(1, 5);
    await segmenterOf(nets)(picture, never);
    expect(nets.mosaic.inputs[1]![0]).toBeCloseTo(-0.6, 5);
  });

  it('does with one where the other fails, and says so', async () => {
    const { classes, models, notes } = await segmenterOf({
      sceneNet: sureOf(sceneNet, 'water'),
      mosaic: gone,
    })(picture, never);
    expect(classes?.of.water[0]).toBeCloseTo(1, 4);
    expect(models).toEqual(['scenenet 1']);
    expect(notes).toMatchObject([{ code: 'model-failed', model: 'mosaic' }]);
  });

  it('has no classes where both fail', async () => {
    const { classes, notes } = await segmenterOf({ sceneNet: gone, mosaic: gone })(picture, never);
    expect(classes).toBeNull();
    expect(notes.map(({ model }) => model)).toEqual(['scenenet', 'mosaic']);
  });
});
