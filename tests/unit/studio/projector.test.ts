import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MotionPlan, PreviewLook } from '../../../engine/contracts.ts';
import type { Preview } from '../../../engine/index.ts';
import { Projector, type Wanted } from '../../../entrypoints/studio/projector.ts';
import { plan } from './support.ts';

/** Milliseconds from one frame of the display to the next. */
const display = 16;

/** A preview whose bakes are done when the test says so; its frames tell by their width whose they are. */
function fakePreview() {
  const baking: { readonly seed: number; readonly done: () => void }[] = [];
  let shown = 0;
  const preview = {
    original: { width: 640, height: 480 },
    show: ({ seed }: MotionPlan, _look: PreviewLook) =>
      new Promise<void>((resolve) => {
        const done = () => {
          shown = seed;
          resolve();
        };
        baking.push({ seed, done });
      }),
    draw: async () => ({ displayWidth: shown, displayHeight: 1, close: () => undefined }) as VideoFrame,
  };
  return { preview: preview as unknown as Preview, baking };
}

const wantedOf = (seed: number): Wanted => ({
  plan: { ...plan, seed, seconds: 1, fps: 10 },
  look: {},
  version: 0,
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] });
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, display));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function projected() {
  const { preview, baking } = fakePreview();
  const frames: { readonly of: number; readonly index: number }[] = [];
  const busy: boolean[] = [];
  const problems: unknown[] = [];
  const projector = new Projector(preview, {
    onFrame: ({ displayWidth }, index) => frames.push({ of: displayWidth, index }),
    onBusy: (now) => busy.push(now),
    onPace: () => undefined,
    onProblem: (error) => problems.push(error),
  });
  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
  return { projector, baking, frames, busy, problems, pass };
}

it('plays on what it shows until another plan is baked, then that one, from where it was', async () => {
  const { projector, baking, frames, busy, problems, pass } = projected();
  projector.show(wantedOf(1));
  projector.play();
  await pass(5 * display);
  expect(frames).toEqual([]);
  baking.shift()!.done();
  await pass(300);
  expect(frames.map(({ of }) => of)).toEqual(frames.map(() => 1));
  expect(frames.length).toBeGreaterThan(1);

  projector.show(wantedOf(2));
  await pass(display);
  expect(busy.at(-1)).toBe(true);
  const before = frames.length;
  await pass(400);
  const meanwhile = frames.slice(before);
  expect(meanwhile.length).toBeGreaterThanOrEqual(3);
  expect(meanwhile.every(({ of }) => of === 1)).toBe(true);
  const last = frames.at(-1)!.index;

  baking.shift()!.done();
  await pass(2 * display);
  expect(busy.at(-1)).toBe(false);
  expect(frames.at(-1)!.of).toBe(2);
  expect([last, (last + 1) % 10]).toContain(frames.at(-1)!.index);
  expect(problems).toEqual([]);
});

it('bakes one plan at a time, and of those that came meanwhile only the last', async () => {
  const { projector, baking, frames, pass } = projected();
  projector.show(wantedOf(1));
  await pass(2 * display);
  projector.show(wantedOf(2));
  projector.show(wantedOf(3));
  await pass(2 * display);
  expect(baking.map(({ seed }) => seed)).toEqual([1]);
  baking.shift()!.done();
  await pass(3 * display);
  expect(baking.map(({ seed }) => seed)).toEqual([3]);
  expect(frames.map(({ of }) => of)).toEqual([1]);
  baking.shift()!.done();
  await pass(3 * display);
  expect(frames.map(({ of }) => of)).toEqual([1, 3]);
});

it('lets a paused loop be gone through while another is baked', async () => {
  const { projector, baking, frames, pass } = projected();
  projector.show(wantedOf(1));
  await pass(2 * display);
  baking.shift()!.done();
  await pass(2 * display);
  projector.show(wantedOf(2));
  projector.seek(7);
  await pass(3 * display);
  expect(frames).toEqual([
    { of: 1, index: 0 },
    { of: 1, index: 7 },
  ]);
  baking.shift()!.done();
  await pass(3 * display);
  expect(frames.at(-1)).toEqual({ of: 2, index: 7 });
});
