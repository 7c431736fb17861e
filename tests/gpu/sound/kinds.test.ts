import { describe, expect, it } from 'vitest';
import type { StereoLoop } from '../../../engine/sound/loopGraph.ts';
import { loopLoudness, sampleRate } from '../../../engine/sound/loudness.ts';
import { renderLayer, renderSound } from '../../../engine/sound/renderSound.ts';
import { type SoundKind, type SoundLayer, soundKinds } from '../../../engine/sound/soundPlan.ts';
import { truePeak } from '../../../engine/sound/truePeak.ts';
import {
  centroid,
  correlation,
  envelope,
  joinStep,
  modulation,
  selfLikeness,
  unsteadiness,
} from './measure.ts';

const frames = 4 * sampleRate;
const never = new AbortController().signal;

const layer = (kind: SoundKind, change: Partial<SoundLayer> = {}): SoundLayer => ({
  kind,
  enabled: true,
  gain: 0,
  pan: 0,
  brightness: 0.8,
  strength: 0.5,
  cycles: 1,
  ...change,
});

const render = async (sound: SoundLayer, seed = 7) =>
  (await renderSound({ layers: [sound] }, frames, seed, never))!;

/** Whether two loops are the same to -100 dBFS: browsers add up a node's inputs in no fixed order. */
const alike = (a: StereoLoop, b: StereoLoop) =>
  a.every((side, c) => side.length === b[c]!.length && side.every((x, i) => Math.abs(x - b[c]![i]!) < 1e-5));

/**
 * What each kind is: centroid in Hz, unsteadiness of 50 ms steps, correlation of both sides, and whether
 * the ear may find a pitch in it (chords and chirps are like themselves at many lags).
 */
const nature: Record<
  SoundKind,
  { centroid: readonly [number, number]; unsteady: readonly [number, number]; pitched?: true }
> = {
  surf: { centroid: [300, 3500], unsteady: [0.35, 1.2] },
  lake: { centroid: [150, 1200], unsteady: [0.12, 0.8] },
  stream: { centroid: [500, 2600], unsteady: [0.08, 0.5] },
  waterfall: { centroid: [350, 2800], unsteady: [0.02, 0.2] },
  wind: { centroid: [150, 900], unsteady: [0.2, 1] },
  leaves: { centroid: [800, 3800], unsteady: [0.2, 1.1] },
  rain: { centroid: [1000, 5500], unsteady: [0.02, 0.3] },
  insects: { centroid: [2500, 6500], unsteady: [0.2, 1.5], pitched: true },
  birds: { centroid: [1200, 5000], unsteady: [0.5, 2.5], pitched: true },
  fire: { centroid: [100, 2200], unsteady: [0.15, 1.5] },
  city: { centroid: [40, 700], unsteady: [0.05, 0.5] },
  room: { centroid: [40, 700], unsteady: [0.01, 0.35] },
  pad: { centroid: [90, 700], unsteady: [0.02, 0.6], pitched: true },
};

describe.each(soundKinds)('%s', (kind) => {
  it('is as loud as it should be, joins its ends, and has its own spectrum, rhythm and width', async () => {
    const loop = await render(layer(kind));
    const mono = loop[0].map((x, i) => 0.5 * (x + loop[1][i]!));
    expect(Math.abs(loopLoudness(loop) + 23), 'LUFS').toBeLessThan(1);
    expect(truePeak(loop), 'dBTP').toBeLessThan(-1);
    for (const side of loop) expect(joinStep(side), 'join').toBeLessThan(1.2);
    const { centroid: middle, unsteady, pitched } = nature[kind];
    expect(centroid(mono), 'Hz').toBeGreaterThan(middle[0]);
    expect(centroid(mono), 'Hz').toBeLessThan(middle[1]);
    const steps = envelope(mono, 0.05);
    expect(unsteadiness(steps), 'unsteadiness').toBeGreaterThan(unsteady[0]);
    expect(unsteadiness(steps), 'unsteadiness').toBeLessThan(unsteady[1]);
    expect(correlation(loop), 'correlation').toBeGreaterThan(-0.3);
    expect(correlation(loop), 'correlation').toBeLessThan(0.93);
    if (!pitched) expect(selfLikeness(mono, 0.25), 'repeats itself').toBeLessThan(0.35);
  });

  it('follows its seed, and nothing but its seed', async () => {
    const [one, same, other] = await Promise.all([
      render(layer(kind), 3),
      render(layer(kind), 3),
      render(layer(kind), 4),
    ]);
    expect(alike(same, one)).toBe(true);
    expect(alike(other, one)).toBe(false);
  });
});

describe('surf', () => {
  it.each([1, 2, 3])('beats %i times a loop', async (cycles) => {
    const [left] = await render(layer('surf', { cycles }));
    const steps = envelope(left, 0.05);
    const asked = modulation(steps, cycles);
    expect(asked).toBeGreaterThan(0.25);
    for (const other of [1, 2, 3, 4, 5].filter((c) => c !== cycles)) {
      expect(modulation(steps, other), `${other} a loop`).toBeLessThan(asked);
    }
  });

  it('is loudest while water runs up the beach: in the first half of each wave', async () => {
    const [left, right] = await render(layer('surf'));
    const steps = envelope(left.map((x, i) => x + right[i]!) as Float32Array, 0.1);
    const loudest = steps.indexOf(Math.max(...steps)) / steps.length;
    expect(loudest).toBeGreaterThan(0.1);
    expect(loudest).toBeLessThan(0.5);
  });
});

describe('a layer', () => {
  it('is where it is heard', async () => {
    const [left, right] = await renderLayer(layer('stream', { pan: -0.8 }), frames, 1);
    const power = (side: Float32Array) => side.reduce((sum, x) => sum + x * x, 0);
    expect(power(left)).toBeGreaterThan(8 * power(right));
  });

  it('is duller and quieter afar', async () => {
    const near = await renderLayer(layer('surf', { brightness: 1 }), frames, 1);
    const far = await renderLayer(layer('surf', { brightness: 0.1, gain: -9 }), frames, 1);
    expect(centroid(far[0])).toBeLessThan(0.6 * centroid(near[0]));
    expect(loopLoudness(near) - loopLoudness(far)).toBeCloseTo(9, 1);
  });
});

describe('a mix', () => {
  it('is no louder than its loudest layer may be', async () => {
    const plan = { layers: [layer('wind'), layer('rain'), layer('stream', { gain: -6 })] };
    const mix = (await renderSound(plan, frames, 5, never))!;
    expect(loopLoudness(mix)).toBeCloseTo(-23, 0);
    expect(truePeak(mix)).toBeLessThan(-1);
  });

  it('joins in loops of odd lengths, a second long or twenty', async () => {
    for (const length of [sampleRate, 101 * 1600 + 7, 20 * sampleRate]) {
      const loop = (await renderSound({ layers: [layer('wind')] }, length, 5, never))!;
      expect(loop[0]).toHaveLength(length);
      expect(joinStep(loop[0])).toBeLessThan(1.2);
    }
  });

  it('is nothing where nothing is on', async () => {
    expect(await renderSound({ layers: [layer('surf', { enabled: false })] }, frames, 5, never)).toBeNull();
  });
});
