import { describe, expect, it } from 'vitest';
import type { SceneAnalysis } from '../../../engine/analyse/sceneAnalysis.ts';
import { type FlowField, flowField } from '../../../engine/motions/flow/field.ts';
import type { FlowMotion } from '../../../engine/motions/flow/schema.ts';
import { maskOf, paint, sceneWith } from '../engine/support/scenes.ts';

const motion: FlowMotion = {
  kind: 'flow',
  enabled: true,
  region: 'sky',
  course: 'wind',
  cycles: 2,
  heading: 0,
  travel: 0.05,
  perspective: 0,
  turbulence: 0,
};
const width = 96;
const height = 72;
const skyScene = (changes: Partial<SceneAnalysis> = {}) =>
  sceneWith({ sky: maskOf(width, height, (_, v) => (v < 0.5 ? 1 : 0)) }, changes);
const lakeScene = sceneWith({
  water: maskOf(width, height, (u, v) => (u > 0.25 && u < 0.75 && v > 0.5 ? 1 : 0)),
});

const at = ({ vectors, ...field }: FlowField, u: number, v: number) => {
  const i = Math.floor(v * field.height) * field.width + Math.floor(u * field.width);
  return { x: vectors[2 * i]!, y: vectors[2 * i + 1]! };
};

/** Lengths in diagonals, which are square whatever the picture's aspect. */
const lengthsOf = ({ vectors }: FlowField, aspect: number) =>
  Array.from(
    { length: vectors.length / 2 },
    (_, i) => Math.hypot(vectors[2 * i]! * aspect, vectors[2 * i + 1]!) / Math.hypot(aspect, 1),
  );

describe('flowField', () => {
  it('travels as far as the motion says, along its heading, at every aspect', () => {
    for (const [w, h] of [
      [640, 480],
      [1600, 100],
      [100, 1600],
    ] as const) {
      const scene = skyScene({ picture: { width: w, height: h } });
      for (const heading of [0, 1, Math.PI, -Math.PI / 2]) {
        const field = flowField(scene, { ...motion, heading }, 1, 'layer');
        const off = Math.max(...lengthsOf(field, w / h).map((length) => Math.abs(length - 0.05)));
        expect(off, `${w}x${h}, heading ${heading}`).toBeLessThan(1e-5);
        const { x, y } = at(field, 0.5, 0.2);
        const turn = Math.atan2(y, x * (w / h)) - heading;
        expect(Math.hypot(Math.cos(turn) - 1, Math.sin(turn)), 'heading in pixels').toBeLessThan(1e-4);
      }
    }
  });

  it('covers a layer of its own wholly, and goes on behind what stands before it', () => {
    const { vectors } = flowField(skyScene(), motion, 1, 'layer');
    expect(vectors.every((value, i) => i % 2 === 1 || value > 0)).toBe(true);
  });

  it('is exactly zero outside its region and at its edge where the layer holds still things too', () => {
    const water = lakeScene.masks.water!;
    const field = flowField(lakeScene, { ...motion, region: 'water', turbulence: 1 }, 1, 'region');
    let inside = 0;
    water.values.forEach((value, i) => {
      const moves = field.vectors[2 * i] !== 0 || field.vectors[2 * i + 1] !== 0;
      if (value < 0.5) expect(moves, `moves outside at ${i}`).toBe(false);
      else if (moves) inside++;
    });
    expect(inside / (width * height * 0.25), 'share of the region that moves').toBeGreaterThan(0.8);
    const edge = at(field, 0.26, 0.75);
    const middle = at(field, 0.5, 0.75);
    expect(Math.hypot(edge.x, edge.y)).toBeLessThan(0.5 * Math.hypot(middle.x, middle.y));
  });

  it('passes stones in a river, and carries the shadows of waves along, which look like them', () => {
    const raster = paint(width, height, (u, v, noise) => {
      const dark = Math.hypot(u - 0.5, v - 0.8) < 0.04;
      return dark ? [0.05, 0.05, 0.05] : [0.4 + 0.1 * noise, 0.5, 0.6];
    });
    const moved = (kind: 'sea' | 'flowing') => {
      const water = maskOf(width, height, (u, v) => (u > 0.05 && u < 0.95 && v > 0.55 ? 1 : 0));
      const scene = sceneWith({ water }, { water: { kind, confidence: 1 } });
      return at(flowField(scene, { ...motion, region: 'water' }, 1, 'region', raster), 0.5, 0.8).x;
    };
    expect(moved('flowing')).toBe(0);
    expect(moved('sea')).toBeGreaterThan(0.02);
  });

  it('is slower toward the horizon, in the sky and on the water', () => {
    const perspective = 0.6;
    const sky = flowField(skyScene(), { ...motion, perspective }, 1, 'layer');
    const rows = [0.02, 0.15, 0.3, 0.45].map((v) => at(sky, 0.5, v).x);
    expect(rows, 'sky, from the top down').toEqual([...rows].sort((a, b) => b - a));
    expect(rows.at(-1)! / rows[0]!).toBeLessThan(0.6);
    const all = sceneWith({ water: maskOf(width, height, () => 1) });
    const water = flowField(all, { ...motion, region: 'water', perspective }, 1, 'region');
    const down = [0.52, 0.65, 0.8, 0.98].map((v) => at(water, 0.5, v).x);
    expect(down, 'water, from the horizon down').toEqual([...down].sort((a, b) => a - b));
    const still = flowField(skyScene(), { ...motion, perspective: 1 }, 1, 'layer');
    expect(Math.abs(at(still, 0.5, 0.499).x), 'at the horizon with perspective 1').toBeLessThan(0.002);
  });

  it('spreads from the vanishing point where the wind leans up, and gathers in it where it leans down', () => {
    for (const [heading, sign] of [
      [-0.1, 1],
      [0.1, -1],
    ] as const) {
      const field = flowField(skyScene(), { ...motion, perspective: 0.8, heading }, 1, 'layer');
      const [left, right] = [at(field, 0.1, 0.1), at(field, 0.9, 0.1)];
      expect(sign * (right.x - left.x), `at heading ${heading}`).toBeGreaterThan(0);
      expect(left.x, 'all of it goes with the wind').toBeGreaterThan(0);
    }
  });

  it('has turbulence that neither gathers nor tears: hardly any divergence', () => {
    for (const aspect of [1, 4 / 3, 16]) {
      const scene = skyScene({ picture: { width: 480 * aspect, height: 480 } });
      const { vectors } = flowField(scene, { ...motion, turbulence: 1 }, 5, 'layer');
      let divergence = 0;
      let shear = 0;
      for (let y = 1; y < height - 1; y++) {
        for (let x = 1; x < width - 1; x++) {
          const i = y * width + x;
          const slope = (step: number, part: number) =>
            vectors[2 * (i + step) + part]! - vectors[2 * (i - step) + part]!;
          divergence += (slope(1, 0) * width + slope(width, 1) * height) ** 2;
          shear += (slope(1, 0) * width) ** 2 + (slope(width, 1) * height) ** 2;
        }
      }
      // At 16:1 a texel of the grid is coarse against the waves; elsewhere the ratio is far smaller.
      expect(Math.sqrt(divergence / shear), `aspect ${aspect}`).toBeLessThan(aspect > 8 ? 0.5 : 0.05);
      expect(shear, `aspect ${aspect}: there is turbulence`).toBeGreaterThan(0);
    }
  });

  it('is the same for the same seed and another for another', () => {
    const turbulent = { ...motion, turbulence: 0.5 };
    const of = (seed: number) => flowField(skyScene(), turbulent, seed, 'layer').vectors;
    expect(of(3)).toEqual(of(3));
    expect(of(4)).not.toEqual(of(3));
  });

  it('stays finite and of the size asked for in strips, specks and with the horizon at the very edge', () => {
    for (const [w, h] of [
      [1600, 100],
      [100, 1600],
      [16, 16],
    ] as const) {
      for (const horizon of [0, 1]) {
        for (const region of ['sky', 'water'] as const) {
          const scene = sceneWith(
            { [region]: maskOf(Math.ceil(w / 5), Math.ceil(h / 5), () => 1) },
            { picture: { width: w, height: h }, horizon: { y: horizon, confidence: 0 } },
          );
          const wild = { ...motion, region, turbulence: 1, perspective: 1 };
          const field = flowField(scene, wild, 1, region === 'sky' ? 'layer' : 'region');
          const wrong = lengthsOf(field, w / h).filter((length) => !(length < 4 * motion.travel));
          expect(wrong, `${w}x${h}`).toEqual([]);
        }
      }
    }
  });
});
