import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetStaleWorker } from '../../../scripts/drive/staleWorker.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivify-profile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('lets go of the worker of another build, and of nothing else', () => {
  const [profile, built] = [join(folder, 'profile'), join(folder, 'built')];
  const worker = join(profile, 'Default', 'Service Worker', 'Database');
  const keys = join(profile, 'Default', 'IndexedDB');
  mkdirSync(built);
  const build = (code: string) => writeFileSync(join(built, 'background.js'), code);
  const workerStays = () => {
    mkdirSync(worker, { recursive: true });
    forgetStaleWorker(profile, built);
    return existsSync(worker);
  };
  mkdirSync(keys, { recursive: true });
  build('one');
  expect(workerStays(), 'of an unknown build').toBe(false);
  expect(workerStays(), 'of the same build').toBe(true);
  build('two');
  expect(workerStays(), 'of another build').toBe(false);
  expect(existsSync(keys)).toBe(true);
});

it('does nothing for a profile that is yet to be made', () => {
  writeFileSync(join(folder, 'background.js'), 'one');
  forgetStaleWorker(join(folder, 'none'), folder);
  expect(existsSync(join(folder, 'none'))).toBe(false);
});
