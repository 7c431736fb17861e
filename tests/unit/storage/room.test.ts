import { expect, it } from 'vitest';
import { bytesMissing, bytesNeeded } from '../../../lib/storage/room.ts';
import { exampleCreation } from '../gallery/support.ts';

const made = (bytes: number, sourceBytes = 0) =>
  exampleCreation({ width: 100, height: 100, seconds: 1, bytes, sourceBytes });

it('needs more for longer and larger videos', () => {
  const plain = bytesNeeded({}, []);
  expect(plain).toBeGreaterThan(10_000_000);
  expect(bytesNeeded({ seconds: 8 }, [])).toBeGreaterThan(plain * 1.5);
  expect(bytesNeeded({ longSide: 1440 }, [])).toBeGreaterThan(plain * 2);
});

it('goes by what the latest creations took, their pictures included, and by no odd one out', () => {
  const options = { longSide: 1000, seconds: 2 };
  // Two bytes a pixel and second: twice 2 × 750 000 × 2, and what is aside.
  const needed = bytesNeeded(options, [made(10_000, 10_000), made(20_000), made(9_000_000)]);
  expect(needed).toBe(2 * 2 * 750_000 * 2 + 4_000_000);
  const old = Array.from({ length: 20 }, () => made(90_000));
  expect(bytesNeeded(options, [...Array.from({ length: 10 }, () => made(20_000)), ...old])).toBe(needed);
});

it('tells what is missing for all that waits', () => {
  const room = { used: 70, quota: 100 };
  expect(bytesMissing(room, 15, 2)).toBe(0);
  expect(bytesMissing(room, 16, 2)).toBe(2);
  expect(bytesMissing({ used: 120, quota: 100 }, 10, 1)).toBe(30);
  expect(bytesMissing({ used: 0, quota: 0 }, 10, 1)).toBe(0);
});
