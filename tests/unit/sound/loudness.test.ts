import { describe, expect, it } from 'vitest';
import { loopLoudness, sampleRate } from '../../../engine/sound/loudness.ts';

const tone = (seconds: number, amplitude: number, frequency = 997) =>
  Float32Array.from(
    { length: seconds * sampleRate },
    (_, i) => amplitude * Math.sin((2 * Math.PI * frequency * i) / sampleRate),
  );

describe('loudness (ITU-R BS.1770-4)', () => {
  it('measures the reference: 997 Hz at full scale in one channel is -3.01 LUFS', () => {
    expect(loopLoudness([tone(4, 1)])).toBeCloseTo(-3.01, 1);
  });

  it('adds up two channels: -23 dBFS in both is -23 LUFS (EBU Tech 3341, case 1)', () => {
    const side = tone(4, 10 ** (-23 / 20), 1000);
    expect(loopLoudness([side, side])).toBeCloseTo(-23, 1);
  });

  it('weighs as the K-curve does: +4 dB at the top, little at the bottom', () => {
    const reference = loopLoudness([tone(2, 0.1)]);
    expect(loopLoudness([tone(2, 0.1, 10_000)]) - reference).toBeCloseTo(3.3, 0);
    expect(loopLoudness([tone(2, 0.1, 25)]) - reference).toBeLessThan(-9);
  });

  it('does not count what is far quieter than the rest', () => {
    const loud = tone(4, 0.1);
    const half = loud.map((x, i) => (i < loud.length / 2 ? x : x * 0.001));
    expect(loopLoudness([half]) - loopLoudness([loud])).toBeGreaterThan(-1);
  });

  it('knows silence', () => {
    expect(loopLoudness([new Float32Array(sampleRate)])).toBe(-Infinity);
  });
});
