import { describe, expect, it } from 'vitest';
import type { ClassProbabilities } from '../../../engine/analyse/classProbabilities.ts';
import { fuseMasks as fuse } from '../../../engine/analyse/fuse.ts';
import type { Raster } from '../../../engine/analyse/raster.ts';
import { type ClassMask, meanOf } from '../../../engine/analyse/sceneAnalysis.ts';
import { probabilitiesOf } from './support/probabilities.ts';
import { clearSky, maskOf, paint, roughGround } from './support/scenes.ts';

const width = 96;
const height = 64;
const nothing = undefined;
/** With the net's own answer in place of what a picture's colours make of it. */
const fuseMasks = (raster: Raster, net: ClassProbabilities, sky: ClassMask | undefined) =>
  fuse(raster, net, net, sky);
const landscape = paint(width, height, (_, v, n) => (v < 0.5 ? clearSky(v) : roughGround(n)));
const at = (mask: ClassMask | undefined, u: number, v: number) =>
  mask!.values[Math.floor(v * height) * width + Math.floor(u * width)]!;

describe('fuseMasks', () => {
  it('takes the classical border of the sky where the net, which is coarser, means the same sky', () => {
    // The net's border lies 4 rows too low and is blurred.
    const net = probabilitiesOf(width, height, (_, v) => ({
      sky: Math.min(0.95, Math.max(0.05, (0.62 - v) * 6)),
    }));
    const sky = maskOf(width, height, (_, v) => (v < 0.5 ? 1 : 0));
    const alone = fuseMasks(landscape, net, nothing).sky;
    const both = fuseMasks(landscape, net, sky).sky;
    expect(at(both, 0.5, 0.45)).toBeGreaterThan(0.9);
    expect(at(both, 0.5, 0.58)).toBeLessThan(0.1);
    const error = (mask: ClassMask | undefined) =>
      mask!.values.reduce((sum, x, i) => sum + Math.abs(x - sky.values[i]!), 0);
    expect(error(both)).toBeLessThan(error(alone));
  });

  it('sees sky below the classical border where the picture has its colours', () => {
    // A branch hangs before the sky: below it the border that there is one of a column says no more of it.
    const branch = (v: number) => v > 0.25 && v < 0.35;
    const sureness = (sure: number) =>
      probabilitiesOf(width, height, (u, v) =>
        u > 0.6 && branch(v)
          ? { trees: 0.8, sky: 0.1 }
          : { sky: u > 0.6 && v > 0.3 && v < 0.5 ? sure : v < 0.5 ? 0.95 : 0.02 },
      );
    const classical = maskOf(width, height, (u, v) => (v < (u > 0.6 ? 0.25 : 0.5) ? 1 : 0));
    const below = (seen: number) =>
      at(fuse(landscape, sureness(0.6), sureness(seen), classical).sky, 0.8, 0.42);
    expect(below(0.95)).toBeGreaterThan(0.8);
    expect(below(0.3)).toBeLessThan(0.2);
  });

  it('leaves wires out of the sky and boats out of the water', () => {
    const net = probabilitiesOf(width, height, (_, v) => (v < 0.5 ? { sky: 0.95 } : { water: 0.9 }));
    const shore = paint(width, height, (u, v, n) => {
      if (Math.abs(u - v - 0.2) < 0.012 && v < 0.5) return [0.1, 0.1, 0.1];
      if (Math.abs(u - 0.3) < 0.04 && Math.abs(v - 0.75) < 0.04) return [0.9, 0.85, 0.8];
      return v < 0.5 ? clearSky(v) : [0.15 + 0.05 * n, 0.3 + 0.05 * n, 0.4 + 0.05 * n];
    });
    const { sky, water } = fuseMasks(shore, net, nothing);
    expect(at(sky, 0.45, 0.25)).toBeLessThan(0.1);
    expect(at(sky, 0.6, 0.25)).toBeGreaterThan(0.9);
    expect(at(water, 0.3, 0.75)).toBeLessThan(0.1);
    expect(at(water, 0.6, 0.75)).toBeGreaterThan(0.9);
  });

  it('lets the net veto a wall that colour and position take for a sky', () => {
    const net = probabilitiesOf(width, height, (_, v) => (v < 0.5 ? { structure: 0.8, sky: 0.1 } : {}));
    const sky = maskOf(width, height, (_, v) => (v < 0.5 ? 1 : 0), 0.9);
    const masks = fuseMasks(landscape, net, sky);
    expect(masks.sky).toBeUndefined();
    expect(at(masks.structure, 0.5, 0.2)).toBeGreaterThan(0.7);
  });

  it('finds the sky that the classical analysis missed', () => {
    const net = probabilitiesOf(width, height, (_, v) => (v < 0.5 ? { sky: 0.9 } : { grass: 0.8 }));
    const { sky, grass } = fuseMasks(landscape, net, nothing);
    expect(meanOf(sky!)).toBeCloseTo(0.5, 1);
    expect(sky!.confidence).toBeCloseTo(0.9, 2);
    expect(meanOf(grass!)).toBeCloseTo(0.4, 1);
  });

  it('takes no window for a sky, but a large opening', () => {
    const window = (size: number) =>
      probabilitiesOf(width, height, (u, v) =>
        Math.abs(u - 0.5) < size && Math.abs(v - 0.5) < size ? { sky: 0.9 } : { structure: 0.9 },
      );
    expect(fuseMasks(landscape, window(0.12), nothing).sky).toBeUndefined();
    expect(fuseMasks(landscape, window(0.25), nothing).sky).toBeDefined();
  });

  it('believes in water without colours or light only where the net is sure', () => {
    const net = (p: number) =>
      probabilitiesOf(width, height, (_, v) => (v < 0.5 ? { structure: 0.9 } : { water: p }));
    const lit = paint(width, height, (_, v, n) => (v < 0.5 ? clearSky(v) : roughGround(n)));
    const dark = paint(width, height, (_, __, n) => [0.05 + 0.1 * n, 0.04 + 0.1 * n, 0.1 + 0.1 * n]);
    const grey = paint(width, height, (_, __, n) => [0.4 + 0.2 * n, 0.4 + 0.2 * n, 0.4 + 0.2 * n]);
    expect(fuseMasks(lit, net(0.55), nothing).water).toBeDefined();
    for (const gloomy of [dark, grey]) {
      expect(fuseMasks(gloomy, net(0.55), nothing).water).toBeUndefined();
      expect(fuseMasks(gloomy, net(0.65), nothing).water).toBeDefined();
    }
  });

  it.each(['sky', 'water', 'person', 'structure', 'trees'] as const)(
    'lets %s exist only where it is large and likely enough',
    (name) => {
      const seen = (area: number, p: number) =>
        Object.keys(
          fuseMasks(
            landscape,
            probabilitiesOf(width, height, (u, v) => (Math.max(u, v) < Math.sqrt(area) ? { [name]: p } : {})),
            nothing,
          ),
        );
      expect(seen(0.2, 0.9)).toHaveLength(1);
      expect(seen(0.008, 0.9)).toEqual([]);
      expect(seen(0.2, 0.42)).toEqual([]);
    },
  );

  it('keeps water off people and walls, and masks from claiming more than there is', () => {
    const net = probabilitiesOf(width, height, (u, v) =>
      v < 0.4 ? { sky: 0.9 } : u > 0.4 && u < 0.6 ? { person: 0.8, water: 0.2 } : { water: 0.9 },
    );
    const sky = maskOf(width, height, (_, v) => (v < 0.45 ? 1 : 0));
    const masks = fuseMasks(landscape, net, sky);
    expect(at(masks.water, 0.5, 0.7)).toBeLessThan(0.05);
    expect(at(masks.person, 0.5, 0.7)).toBeGreaterThan(0.7);
    expect(at(masks.water, 0.2, 0.7)).toBeGreaterThan(0.9);
    for (let i = 0; i < width * height; i++) {
      const total = Object.values(masks).reduce((sum, { values }) => sum + values[i]!, 0);
      expect(total).toBeLessThan(1.0001);
    }
  });

  it('mistrusts water behind a person who fills the picture', () => {
    const beside = (share: number) =>
      fuseMasks(
        landscape,
        probabilitiesOf(width, height, (u) =>
          u < share ? { person: 0.9 } : u > 0.9 ? { water: 0.6 } : { structure: 0.5 },
        ),
        nothing,
      ).water;
    expect(beside(0.2)).toBeDefined();
    expect(beside(0.7)).toBeUndefined();
  });
});
