import { describe, expect, it } from 'vitest';
import { readPrompt } from '../../../../engine/prompt/prompt.ts';

const asPlanned = { moves: null, heading: null, pace: 1, amount: 1, path: null };

describe('readPrompt', () => {
  it('reads subject, heading and pace of each clause', () => {
    const { wishes, ignored } = readPrompt('Clouds drift slowly to the left, no camera');
    expect(wishes.sky).toMatchObject({ moves: true, heading: Math.PI, pace: 0.45 });
    expect(wishes.camera.moves).toBe(false);
    expect(wishes.water).toEqual(asPlanned);
    expect(ignored).toEqual([]);
  });

  it('reads German', () => {
    const { wishes, ignored } = readPrompt('Nur das Wasser, schnell nach rechts; keine Kamera!');
    expect(wishes.water).toMatchObject({ moves: true, heading: 0, pace: 1.6 });
    expect(wishes.sky.moves).toBe(false);
    expect(wishes.camera.moves).toBe(false);
    expect(ignored).toEqual([]);
  });

  it('takes a clause without a subject to speak of everything', () => {
    const { wishes } = readPrompt('calm');
    const { grain, vignette, ...moving } = wishes;
    for (const wish of Object.values(moving)) expect(wish).toEqual({ ...asPlanned, pace: 0.6, amount: 0.7 });
    expect([grain, vignette], 'film is a look').toEqual([asPlanned, asPlanned]);
  });

  it('keeps what should be still, still', () => {
    expect(readPrompt("don't move the sea").wishes.water.moves).toBe(false);
    expect(readPrompt('keep the sky still').wishes.sky.moves).toBe(false);
    expect(readPrompt('der Himmel bleibt still').wishes.sky.moves).toBe(false);
  });

  it('does not take a word for another that it begins with', () => {
    expect(readPrompt('upon the nose').ignored).toEqual(['upon', 'nose']);
  });

  it('names what it did not understand', () => {
    expect(readPrompt('the dragon spits fire').ignored).toEqual(['dragon', 'spits']);
  });

  it('plans as ever without words', () => {
    for (const wish of Object.values(readPrompt('').wishes)) expect(wish).toEqual(asPlanned);
  });
});
