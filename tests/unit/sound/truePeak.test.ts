import { describe, expect, it } from 'vitest';
import { ceiling, limitPeaks } from '../../../engine/sound/limiter.ts';
import { sampleRate } from '../../../engine/sound/loudness.ts';
import { truePeak } from '../../../engine/sound/truePeak.ts';

/** A quarter of the sampling rate at 45°: the samples miss the peaks by 3 dB. */
const between = (amplitude: number) =>
  Float32Array.from({ length: 4800 }, (_, i) => amplitude * Math.sin((Math.PI / 2) * i + Math.PI / 4));

describe('true peak (ITU-R BS.1770-4, annex 2)', () => {
  it('finds the peak between samples', () => {
    expect(Math.max(...between(0.5))).toBeCloseTo(0.354, 3);
    expect(truePeak([between(0.5)])).toBeCloseTo(-6.02, 0);
  });

  it('sees a lone sample, also at the very end', () => {
    const loop = new Float32Array(4800);
    loop[4799] = 0.5;
    expect(truePeak([loop])).toBeCloseTo(-6.02, 1);
  });
});

describe('the limiter', () => {
  it('leaves alone what is quiet enough', () => {
    const quiet = between(0.5);
    expect(limitPeaks([quiet])).toBe(false);
    expect(quiet).toEqual(between(0.5));
  });

  it('holds peaks under the ceiling, at the end of the loop too, and changes nothing far from them', () => {
    const loop = Float32Array.from({ length: sampleRate }, (_, i) => 0.3 * Math.sin(0.05 * i));
    const before = loop.slice();
    for (const at of [5, 24_000, sampleRate - 3]) loop[at] = 1.4;
    const other = loop.slice();
    expect(limitPeaks([loop, other])).toBe(true);
    expect(truePeak([loop])).toBeLessThanOrEqual(ceiling + 0.01);
    expect(loop.slice(10_000, 14_000)).toEqual(before.slice(10_000, 14_000));
    expect(other).toEqual(loop);
  });
});
