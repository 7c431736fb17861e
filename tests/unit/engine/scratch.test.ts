import { afterEach, describe, expect, it, vi } from 'vitest';
import { analyse } from '../../../engine/analyse/analyse.ts';
import { inScratch, kept, scratchPlane, withLentPlane } from '../../../engine/analyse/scratch.ts';
import { clearSky, paint, roughGround } from './support/scenes.ts';

const never = new AbortController().signal;
const nothing = async () => ({ classes: null, models: [], notes: [] });

afterEach(() => {
  vi.useRealTimers();
});

describe('scratchPlane', () => {
  it('has memory of its own outside of scratch work', () => {
    expect(scratchPlane(8).buffer.byteLength).toBe(32);
  });

  it('is zeros, in memory that is given out again after the work', () => {
    const first = inScratch(() => scratchPlane(100).fill(7));
    const second = inScratch(() => scratchPlane(100));
    expect(second.buffer).toBe(first.buffer);
    expect(second.byteOffset).toBe(first.byteOffset);
    expect([...second]).toEqual(Array(100).fill(0));
  });

  it('never overlaps another one of the same work, however large they are', () => {
    inScratch(() => {
      const sizes = [10, 2_000_000, 17, 900_000, 900_000, 5];
      const planes = sizes.map((size, i) => scratchPlane(size).fill(i + 1));
      const untouched = planes.map((plane, i) => plane.every((value) => value === i + 1));
      expect(untouched).toEqual(sizes.map(() => true));
    });
  });

  it('leaves what was taken before inner work untouched', () => {
    inScratch(() => {
      const outer = scratchPlane(50).fill(1);
      inScratch(() => scratchPlane(3_000_000).fill(2));
      expect(scratchPlane(50).byteOffset).not.toBe(outer.byteOffset);
      expect([...outer]).toEqual(Array(50).fill(1));
    });
  });

  it('is given back when work fails', () => {
    const offset = inScratch(() => scratchPlane(10).byteOffset);
    expect(() =>
      inScratch(() => {
        scratchPlane(10);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(inScratch(() => scratchPlane(10).byteOffset)).toBe(offset);
  });

  it('has its memory forgotten after two minutes without use', () => {
    vi.useFakeTimers();
    const before = inScratch(() => scratchPlane(10).buffer);
    vi.advanceTimersByTime(121_000);
    expect(inScratch(() => scratchPlane(10).buffer)).not.toBe(before);
  });
});

describe('kept', () => {
  it('copies scratch planes wherever they are, and nothing else', () => {
    const own = new Float32Array(3);
    const words = new Uint16Array(2);
    const result = inScratch(() =>
      kept({ masks: { sky: { values: scratchPlane(4).fill(0.5), name: 'sky' } }, own, words, none: null }),
    );
    inScratch(() => scratchPlane(4).fill(9));
    expect([...result.masks.sky.values]).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(result.own).toBe(own);
    expect(result.words).toBe(words);
  });
});

describe('withLentPlane', () => {
  it('lends one plane to one at a time, and the same again', async () => {
    const seen: Float32Array[] = [];
    await withLentPlane(6, async (outer) => {
      await withLentPlane(6, async (inner) => {
        expect(inner).not.toBe(outer);
        seen.push(inner);
      });
      seen.push(outer);
    });
    await withLentPlane(6, async (plane) => {
      expect(seen.some((other) => other === plane)).toBe(true);
    });
  });

  it('takes a plane back from work that fails', async () => {
    const failing = withLentPlane(7, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
  });
});

describe('an analysis', () => {
  const shore = () => paint(64, 48, (_, v, noise) => (v < 0.5 ? clearSky(v) : roughGround(noise)));
  const noise = () => paint(80, 60, (u, v) => [u, (7 * u * v) % 1, (13 * v + 5 * u) % 1]);

  it('says the same of a picture after another one, and what it said before does not change', async () => {
    const raster = shore();
    const before = await analyse(raster, nothing, never);
    const copy = structuredClone(before);
    await analyse(noise(), nothing, never);
    expect(before).toEqual(copy);
    expect(await analyse(raster, nothing, never)).toEqual(copy);
    expect(before.masks.sky).toBeDefined();
  });
});
