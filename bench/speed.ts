import { spawn } from 'node:child_process';
import { ensureBrowser } from '../scripts/browser.ts';
import { main } from '../scripts/main.ts';

const usage = `Usage: npm run bench

Prints what rendering and encoding take as a multiple of the least that is possible here: of encoding alone, or of
copying and reading back alone, whichever takes longer, for the same frames on the same adapter in the same run; and
the GPU memory that a video of 1080p takes; and what the checks of words, picture and video add to a job at most. Times of one machine say little; their ratio says what is ours.`;

/** Runs a command of a dependency's. @returns its exit code. */
function run(command: string, args: readonly string[], signal: AbortSignal): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  return new Promise((resolve) =>
    child.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      resolve(code ?? 1);
    }),
  );
}

await main(async (signal) => {
  if (process.argv.includes('--help')) {
    console.log(usage);
    return 0;
  }
  await ensureBrowser();
  // The types that the sources are read with: a fresh checkout has none.
  const prepared = await run('wxt', ['prepare'], signal);
  return prepared || run('vitest', ['run', '--project', 'bench', '--reporter', 'verbose'], signal);
});
