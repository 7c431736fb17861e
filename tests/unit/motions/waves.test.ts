import { describe, expect, it } from 'vitest';
import type { SceneAnalysis } from '../../../engine/analyse/sceneAnalysis.ts';
import type { FlowMotion } from '../../../engine/motions/flow/schema.ts';
import { type Modes, modesAt } from '../../../engine/motions/modes.ts';
import { waterKindOf } from '../../../engine/motions/waterKind.ts';
import { waveModes, waveSpectrum } from '../../../engine/motions/waves/field.ts';
import { planMotion } from '../../../engine/plan/planner.ts';
import { readPrompt } from '../../../engine/prompt/prompt.ts';
import { maskOf, sceneWith } from '../engine/support/scenes.ts';

const [width, height] = [96, 72];
const sea = (changes: Partial<SceneAnalysis> = {}) =>
  sceneWith(
    {
      sky: maskOf(width, height, (_, v) => (v < 0.5 ? 1 : 0)),
      water: maskOf(width, height, (u, v) => (v > 0.5 && Math.hypot(u - 0.5, v - 0.8) > 0.08 ? 1 : 0)),
    },
    changes,
  );
const directives = { seed: 1, seconds: 4, fps: 30 };
const wavesOf = (scene: SceneAnalysis, prompt = '') =>
  planMotion(scene, { ...directives, prompt: readPrompt(prompt) }).motions.flatMap((m) =>
    m.kind === 'waves' ? [m] : [],
  );

/** Root mean square over the loop at a place, in pixels of the grid. */
const swing = (modes: Modes, u: number, v: number, channel = 1) => {
  const cell = Math.floor(v * height) * width + Math.floor(u * width);
  const squares = Array.from({ length: 48 }, (_, i) => modesAt(modes, cell, channel, i / 48) ** 2);
  return Math.sqrt(squares.reduce((a, b) => a + b) / 48) * height;
};

describe('waves', () => {
  const [motion] = wavesOf(sea());
  // What stands in this sea would count as a boat.
  const { heave, light } = waveModes(sea(), sea().masks.water!, { ...motion!, bob: 0 }, 1);

  it('are 8 to 12 with whole repetitions, shorter ones faster, within their fan', () => {
    const spectrum = waveSpectrum(motion!, 1);
    expect(spectrum.length).toBeGreaterThanOrEqual(8);
    expect(spectrum.length).toBeLessThanOrEqual(12);
    for (const { kx, kz, cycles } of spectrum) {
      expect(cycles % 1).toBe(0);
      const turn = Math.atan2(-kz, kx) - motion!.heading;
      expect(Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)))).toBeLessThanOrEqual(motion!.spread + 1e-9);
    }
    const lengths = spectrum.map(({ kx, kz }) => Math.hypot(kx, kz));
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(spectrum.at(-1)!.cycles).toBeGreaterThan(spectrum[0]!.cycles);
    expect(heave.list.length).toBeLessThanOrEqual(8);
  });

  it('move water, the nearer the more, and neither what stands in it nor anything else', () => {
    expect(swing(heave, 0.2, 0.95)).toBeGreaterThan(0.1);
    expect(swing(heave, 0.2, 0.95)).toBeGreaterThan(swing(heave, 0.2, 0.6));
    const water = sea().masks.water!.values;
    const still = [...water.keys()].filter((cell) => water[cell] === 0);
    const moved = still.filter(
      (cell) =>
        light.list.some(({ sine, cosine }) => sine[cell] !== 0 || cosine[cell] !== 0) ||
        heave.list.some(({ sine, cosine }) =>
          [sine, cosine].some((values) => values[2 * cell] !== 0 || values[2 * cell + 1] !== 0),
        ),
    );
    expect(moved).toEqual([]);
  });

  it('move far water, too, where none but the longest are seen: they may be the steeper for it', () => {
    expect(swing(heave, 0.2, 0.68)).toBeGreaterThan(0.35);
  });

  it('nowhere drift: over a loop every place is back', () => {
    for (const time of [0, 1]) {
      const offsets = Array.from({ length: 2 * width * height }, (_, i) =>
        modesAt(heave, i >> 1, i % 2, time),
      );
      expect(Math.max(...offsets.map(Math.abs))).toBeLessThan(1e-9);
    }
  });

  it('never fold the picture: the slope of the offsets stays below one', () => {
    let steepest = 0;
    for (let t = 0; t < 12; t++) {
      for (let y = 1; y < height - 1; y++) {
        for (let x = 1; x < width - 1; x += 3) {
          const below = modesAt(heave, (y + 1) * width + x, 1, t / 12);
          const above = modesAt(heave, (y - 1) * width + x, 1, t / 12);
          steepest = Math.max(steepest, Math.abs((below - above) * (height / 2)));
        }
      }
    }
    expect(steepest).toBeGreaterThan(0.05);
    expect(steepest).toBeLessThan(0.95);
  });

  it('run down the picture to the viewer when told to', () => {
    // The crest of the slowest wave is lower a little later.
    const calm = { ...motion!, spread: 0, heading: Math.PI / 2 };
    const modes = waveModes(sea(), sea().masks.water!, calm, 1).heave;
    const { sine, cosine } = modes.list[0]!;
    let [down, up] = [0, 0];
    for (let y = 44; y < height - 6; y++) {
      const phase = (row: number) =>
        Math.atan2(sine[2 * (row * width + 20) + 1]!, cosine[2 * (row * width + 20) + 1]!);
      const step = phase(y + 1) - phase(y);
      if (Math.sin(step) > 0) down++;
      else up++;
    }
    expect(Math.min(down, up), 'one way only').toBe(0);
  });

  it('only heave upright where water mirrors, and are no part of rivers and falls', () => {
    const [still] = wavesOf(sea({ water: { kind: 'still', confidence: 1 } }));
    expect(still!.orbit).toBe(0);
    expect(still!.height).toBeLessThan(wavesOf(sea({ water: { kind: 'sea', confidence: 1 } }))[0]!.height);
    expect(swing(waveModes(sea(), sea().masks.water!, still!, 1).heave, 0.2, 0.95, 0)).toBe(0);
    for (const kind of ['flowing', 'fall'] as const) {
      const stream = sceneWith(
        { water: maskOf(width, height, (u, v) => (Math.abs(u - v) < 0.2 ? 1 : 0)) },
        { water: { kind, confidence: 1 } },
      );
      const plan = planMotion(stream, directives);
      expect(plan.motions.some((m) => m.kind === 'waves')).toBe(false);
      expect(plan.motions.some((m) => m.kind === 'flow' && m.region === 'water')).toBe(true);
    }
  });

  it('go with the swell, which carries the sea to the viewer slower than a river runs, and no pond', () => {
    const flowOf = (scene: SceneAnalysis) =>
      planMotion(scene, directives).motions.find((m) => m.kind === 'flow' && m.region === 'water') as
        | FlowMotion
        | undefined;
    const drift = (kind: 'sea' | 'still') => flowOf(sea({ water: { kind, confidence: 1 } }));
    const swell = drift('sea');
    expect(swell).toMatchObject({ course: 'wind', heading: motion!.heading });
    expect(Math.sin(motion!.heading), 'down the picture').toBeGreaterThan(0.9);
    const river = flowOf(
      sceneWith(
        { water: maskOf(width, height, (u, v) => (Math.abs(u - v) < 0.2 ? 1 : 0)) },
        { water: { kind: 'flowing', confidence: 1 } },
      ),
    );
    const reach = (flow?: FlowMotion) => flow!.travel * flow!.cycles;
    expect(reach(swell)).toBeGreaterThan(0);
    expect(reach(swell)).toBeLessThan(0.7 * reach(river));
    expect(drift('still'), 'what it mirrors stays').toBeUndefined();
  });

  it('take water for still where the analysis does not say and it does not reach the horizon', () => {
    expect(waterKindOf(sea()).kind).toBe('sea');
    expect(
      waterKindOf(sea({ water: { kind: 'flowing', confidence: 0.2 } })).kind,
      'rough to the horizon',
    ).toBe('sea');
    const pond = sceneWith({ water: maskOf(width, height, (_, v) => (v > 0.8 ? 1 : 0)) });
    expect(waterKindOf(pond).kind).toBe('still');
    expect(wavesOf(sceneWith({}))).toEqual([]);
  });

  it('obey the prompt', () => {
    expect(wavesOf(sea(), 'keine Wellen')[0]!.enabled).toBe(false);
    expect(wavesOf(sea(), 'strong waves')[0]!.height).toBeGreaterThan(motion!.height);
  });

  it('stay finite for empty, full and one-cell masks, strips, towers and a horizon at either edge', () => {
    for (const picture of [
      { width: 1600, height: 100 },
      { width: 100, height: 1600 },
      { width: 64, height: 64 },
    ]) {
      for (const y of [0, 1]) {
        for (const value of [() => 0, () => 1, (u: number, v: number) => (u < 0.05 && v < 0.05 ? 1 : 0)]) {
          const scene = sceneWith(
            { water: maskOf(20, 20, value) },
            { picture, horizon: { y, confidence: 1 } },
          );
          const modes = waveModes(scene, scene.masks.water!, motion!, 3);
          for (const { list } of [modes.heave, modes.light]) {
            for (const { sine, cosine } of list) {
              expect(sine.every(Number.isFinite) && cosine.every(Number.isFinite)).toBe(true);
            }
          }
        }
      }
    }
  });
});
