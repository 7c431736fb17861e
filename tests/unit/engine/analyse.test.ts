import { describe, expect, it } from 'vitest';
import { analyse } from '../../../engine/analyse/analyse.ts';
import { analyseClassically } from '../../../engine/analyse/classical.ts';
import type { ClassProbabilities } from '../../../engine/analyse/classProbabilities.ts';
import { guessDepth } from '../../../engine/analyse/depth.ts';
import { findHorizonByClasses } from '../../../engine/analyse/horizon.ts';
import { type ScalarMap, summarise } from '../../../engine/analyse/sceneAnalysis.ts';
import { planMotion } from '../../../engine/plan/planner.ts';
import { probabilitiesOf } from './support/probabilities.ts';
import { clearSky, maskOf, paint, roughGround } from './support/scenes.ts';

const width = 96;
const height = 64;
const landscape = paint(width, height, (_, v, n) => (v < 0.5 ? clearSky(v) : roughGround(n)));
const at = (map: ScalarMap, u: number, v: number) =>
  map.values[Math.floor(v * height) * width + Math.floor(u * width)]!;
const never = new AbortController().signal;
const seenAs = (classes: ClassProbabilities) => async () => ({ classes, models: ['scenenet 1'], notes: [] });

describe('analyse', () => {
  it('names the net and the classical analysis as its source, without notes', async () => {
    const net = probabilitiesOf(width, height, (_, v) => (v < 0.5 ? { sky: 0.9 } : { grass: 0.8 }));
    const scene = await analyse(landscape, seenAs(net), never);
    expect(scene.source).toBe('scenenet 1 + classical');
    expect(Object.keys(scene.masks).sort()).toEqual(['grass', 'sky']);
    expect(summarise(scene)).not.toHaveProperty('notes');
  });

  it('goes on classically, with the notes, where no net could be run', async () => {
    const note = { code: 'out-of-memory', model: 'scenenet', detail: 'RangeError: out of memory' } as const;
    const broken = async () => ({ classes: null, models: [], notes: [note] });
    const scene = await analyse(landscape, broken, never);
    const { notes, ...rest } = scene;
    expect(rest).toEqual(analyseClassically(landscape));
    expect(summarise(scene).notes).toEqual([note]);
  });

  it('stops where it is aborted', async () => {
    const controller = new AbortController();
    const stopping = async () => {
      controller.abort();
      return { classes: null, models: [], notes: [] };
    };
    await expect(analyse(landscape, stopping, controller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('leaves drawings to the classical analysis', async () => {
    const chart = paint(width, height, (u) => (u < 0.3 ? [0.2, 0.4, 0.9] : [1, 1, 1]));
    const net = probabilitiesOf(width, height, () => ({ sky: 1 }));
    const scene = await analyse(chart, seenAs(net), never);
    expect([scene.source, scene.masks]).toEqual(['classical', {}]);
  });

  it('lets the sky and rough water flow and trees sway, and nothing else it sees', async () => {
    const net = probabilitiesOf(width, height, (u, v) =>
      v < 0.4
        ? { sky: 0.9 }
        : u < 0.25
          ? { person: 0.9 }
          : u < 0.5
            ? { structure: 0.9 }
            : u < 0.75
              ? { trees: 0.9 }
              : { water: 0.9 },
    );
    const scene = await analyse(landscape, seenAs(net), never);
    expect(Object.keys(scene.masks).sort()).toEqual(['foliage', 'person', 'sky', 'structure', 'water']);
    const { motions } = planMotion(scene, { seed: 1, seconds: 4, fps: 30 });
    const moved = motions.flatMap((motion) => ('region' in motion ? [motion.region] : [motion.kind]));
    expect(moved.sort()).toEqual(['camera', 'finish', 'foliage', 'light', 'person', 'sky', 'water']);
  });
});

describe('findHorizonByClasses', () => {
  it('is where the ground ends, less sure, where no sky is seen', () => {
    const { y, confidence } = findHorizonByClasses({
      ground: maskOf(width, height, (_, v) => (v > 0.6 ? 1 : 0)),
    });
    expect(y).toBeCloseTo(0.57, 1);
    expect(confidence).toBe(0.3);
  });

  it('yields to ground that reaches above the end of the sky', () => {
    const sky = maskOf(width, height, (u, v) => (u < 0.3 ? (v < 0.3 ? 1 : 0) : v < 0.6 ? 1 : 0));
    const grass = maskOf(width, height, (u, v) => (u < 0.3 ? (v > 0.3 ? 1 : 0) : v > 0.6 ? 1 : 0));
    expect(findHorizonByClasses({ sky }).y).toBeCloseTo(0.6, 1);
    expect(findHorizonByClasses({ sky, grass }).y).toBeCloseTo(0.44, 1);
  });

  it('ignores specks of ground', () => {
    const ground = maskOf(width, height, (u, v) => (u < 0.1 && v > 0.8 ? 1 : 0));
    expect(findHorizonByClasses({ ground })).toEqual({ y: 0.35, confidence: 0 });
  });
});

describe('guessDepth by classes', () => {
  const horizon = { y: 0.4, confidence: 1 };
  const tower = (u: number, v: number) => (Math.abs(u - 0.5) < 0.2 && v > 0.1 && v < 0.8 ? 1 : 0);

  it('stands walls on their feet', () => {
    const flat = guessDepth(landscape, {}, horizon);
    const upright = guessDepth(landscape, { structure: maskOf(width, height, tower) }, horizon);
    expect(at(upright, 0.5, 0.3)).toBeGreaterThan(at(flat, 0.5, 0.3) + 0.2);
    expect(at(upright, 0.05, 0.3)).toBeCloseTo(at(flat, 0.05, 0.3), 2);
  });

  it('keeps mountains far, however low they reach', () => {
    const mountain = maskOf(width, height, () => 1);
    expect(Math.max(...guessDepth(landscape, { mountain }, horizon).values)).toBeLessThan(0.31);
  });

  it('gives people one depth from head to foot, near', () => {
    const person = maskOf(width, height, tower);
    const depth = guessDepth(landscape, { person }, horizon);
    const column = [0.25, 0.4, 0.55].map((v) => at(depth, 0.5, v));
    expect(Math.max(...column) - Math.min(...column)).toBeLessThan(0.05);
    expect(Math.min(...column)).toBeGreaterThan(0.5);
  });

  it.each(['person', 'structure'] as const)('jumps within two pixels at the outline of a %s', (name) => {
    const depth = guessDepth(landscape, { [name]: maskOf(width, height, tower) }, horizon);
    const beside = (pixels: number) => at(depth, 0.3 + pixels / width, 0.45);
    const jump = beside(2) - beside(-3);
    expect(jump).toBeGreaterThan(0.2);
    expect(jump).toBeGreaterThan(0.9 * (beside(8) - beside(-9)));
  });

  it.each(['person', 'structure'] as const)('is smooth within and around a %s', (name) => {
    const { values } = guessDepth(landscape, { [name]: maskOf(width, height, tower) }, horizon);
    let steepest = 0;
    for (let i = 1; i < values.length; i++) {
      const outline = Math.abs(Math.abs((i % width) / width - 0.5) - 0.2) < 3 / width;
      if (i % width > 0 && !outline)
        steepest = Math.max(steepest, Math.abs(values[i]! - values[i - 1]!) * width);
    }
    expect(steepest).toBeLessThan(2);
  });
});
