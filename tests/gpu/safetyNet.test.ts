import { describe, expect, it } from 'vitest';
import { ratePicture, type SafetyScores } from '../../engine/safety/ratePicture.ts';
import { judgePicture, standardPolicy } from '../../lib/safety/policy.ts';
import astronaut from '../fixtures/safety/astronaut.png?url';
import dandelions from '../fixtures/safety/dandelions.png?url';
import pagoda from '../fixtures/safety/pagoda.png?url';
import reference from '../fixtures/safety/reference.json' with { type: 'json' };

/** Scores that tfjs gave for the same pixels: `npm run models:record`. */
const pictures = { astronaut, dandelions, pagoda };
const { signal } = new AbortController();

describe('the safety net', () => {
  it.each(Object.entries(pictures))('rates %s as its reference does', async (name, url) => {
    const blob = await (await fetch(url)).blob();
    const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none' });
    const scores = await ratePicture(bitmap, signal);
    bitmap.close();
    const expected: SafetyScores = reference[name as keyof typeof pictures];
    const differences = Object.entries(expected).map(([of, score]) =>
      Math.abs(scores[of as keyof SafetyScores] - score),
    );
    expect(differences).toHaveLength(5);
    expect(Math.max(...differences)).toBeLessThan(0.01);
    expect(judgePicture({ scores, faces: [] }, standardPolicy).decision).toBe('allow');
  });

  it('tells pictures apart: the reference of one is not that of another', () => {
    const [a, b] = [reference.astronaut, reference.dandelions];
    expect(
      Math.max(...Object.keys(a).map((of) => Math.abs(a[of as 'porn'] - b[of as 'porn']))),
    ).toBeGreaterThan(0.01);
  });
});
