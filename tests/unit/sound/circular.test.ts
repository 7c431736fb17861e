import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../engine/plan/random.ts';
import {
  addAround,
  circularCurve,
  controlCurve,
  gustyCurve,
  randomInstants,
  whiteNoise,
} from '../../../engine/sound/circular.ts';
import { bubble } from '../../../engine/sound/grains.ts';
import { pinkNoise } from '../../../engine/sound/pink.ts';

const power = (x: Float32Array) => x.reduce((sum, value) => sum + value * value, 0) / x.length;

describe('signals on a circle', () => {
  it('makes noise of unit variance, the same for the same seed', () => {
    const noise = whiteNoise(48_000, seededRandom(1));
    expect(power(noise)).toBeCloseTo(1, 1);
    expect(whiteNoise(48_000, seededRandom(1))).toEqual(noise);
    expect(whiteNoise(48_000, seededRandom(2))).not.toEqual(noise);
  });

  it('makes pink noise: near unit variance, and as much between 100 and 200 Hz as between 1 and 2 kHz', () => {
    const pink = pinkNoise(48_000, seededRandom(3));
    expect(power(pink)).toBeGreaterThan(0.6);
    expect(power(pink)).toBeLessThan(1.6);
    expect(Math.abs(10 * Math.log10(bandPower(pink, 100, 200) / bandPower(pink, 1000, 2000)))).toBeLessThan(
      2.5,
    );
  });

  it('joins pink noise without a step', () => {
    const pink = pinkNoise(48_000, seededRandom(4));
    let steps = 0;
    for (let i = 1; i < pink.length; i++) steps += Math.abs(pink[i]! - pink[i - 1]!);
    expect(Math.abs(pink[0]! - pink.at(-1)!)).toBeLessThan((5 * steps) / pink.length);
  });

  it('closes its curves', () => {
    for (const curve of [circularCurve(7, seededRandom(5)), gustyCurve(3, 4, seededRandom(6))]) {
      expect(curve(1 - 1e-6)).toBeCloseTo(curve(0), 3);
      expect(curve(1.25)).toBeCloseTo(curve(0.25), 9);
    }
  });

  it('draws curves with the period of the loop, from before it to its end', () => {
    const curve = circularCurve(7, seededRandom(5));
    const [frames, lead] = [48_000, 12_345];
    const { values, step } = controlCurve(frames, lead, curve);
    const steps = frames / step;
    expect(Number.isInteger(steps)).toBe(true);
    expect((values.length - 1) * step).toBeGreaterThanOrEqual(lead + frames);
    for (let i = 0; i + steps < values.length; i++) expect(values[i + steps]).toBe(values[i]);
    for (const i of [0, 10, 200]) {
      const phase = (i * step - lead) / frames;
      expect(values[i]).toBeCloseTo(curve(phase - Math.floor(phase)), 6);
    }
  });

  it('lets a grain hang over the end', () => {
    const loop = new Float32Array(8);
    addAround(loop, 6, Float32Array.of(1, 2, 3), 2);
    expect([...loop]).toEqual([6, 0, 0, 0, 0, 0, 2, 4]);
  });

  it('strews as many instants as the rate says', () => {
    expect(randomInstants(96_000, 48_000, 30, seededRandom(7))).toHaveLength(60);
  });

  it('rings a bubble at its frequency, and lets it die away', () => {
    const grain = bubble(1000, 0);
    let crossings = 0;
    for (let i = 1; i < 480; i++) if (grain[i - 1]! < 0 && grain[i]! >= 0) crossings++;
    expect(crossings).toBeGreaterThanOrEqual(9);
    expect(crossings).toBeLessThanOrEqual(10);
    expect(Math.max(...grain.slice(-48).map(Math.abs))).toBeLessThan(0.002);
  });
});

/** Power of a one-second signal between two frequencies in Hz, by single Fourier sums. */
function bandPower(x: Float32Array, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (let f = from; f < to; f += (to - from) / 40, count++) {
    let [re, im] = [0, 0];
    const turn = (2 * Math.PI * Math.round(f)) / x.length;
    for (let i = 0; i < x.length; i++) {
      re += x[i]! * Math.cos(turn * i);
      im += x[i]! * Math.sin(turn * i);
    }
    sum += re * re + im * im;
  }
  return (sum / count) * (to - from);
}
