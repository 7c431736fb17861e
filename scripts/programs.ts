import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** A file of a dependency's. */
export const packagePath = (path: string): string => resolve(root, 'node_modules', path);

/**
 * Runs a Node program in the project's folder; the signal ends it. With `quiet` its output shows only where it fails.
 * @returns whether it succeeded.
 */
export function runProgram(
  args: readonly string[],
  signal: AbortSignal,
  { quiet = false }: { readonly quiet?: boolean } = {},
): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    const output: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop);
      if (code !== 0 && output.length > 0) process.stdout.write(Buffer.concat(output));
      done(code === 0);
    });
  });
}
