import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { toolFolder } from '../browser.ts';

/** A browser profile in use by this process. */
export interface Profile {
  /** Undefined: let the browser make a temporary one. */
  readonly userDataDir: string | undefined;
  readonly release: () => void;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function lock(path: string): boolean {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes the checkout's own profile, which keeps one signing identity from run to run. While another run has
 * it, a temporary profile stands in: its videos carry an identity of their own.
 */
export function takeProfile(): Profile {
  mkdirSync(toolFolder, { recursive: true });
  const path = resolve(toolFolder, 'profile.lock');
  if (!lock(path)) {
    if (isAlive(Number(readFileSync(path, 'utf8')))) return { userDataDir: undefined, release: () => {} };
    rmSync(path, { force: true });
    if (!lock(path)) return { userDataDir: undefined, release: () => {} };
  }
  return {
    userDataDir: resolve(toolFolder, 'profile'),
    release: () => rmSync(path, { force: true }),
  };
}
