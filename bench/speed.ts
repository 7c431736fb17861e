import { ensureBrowser } from '../scripts/browser.ts';
import { main } from '../scripts/main.ts';
import { packagePath, runProgram } from '../scripts/programs.ts';

const usage = `Usage: npm run bench

Prints what rendering and encoding take as a multiple of the least that is possible here: of encoding alone, or of
copying and reading back alone, whichever takes longer, for the same frames on the same adapter in the same run; and
the GPU memory that a video of 1080p takes; and what the checks of words, picture and video add to a job at most. Times of one machine say little; their ratio says what is ours.`;

await main(async (signal) => {
  if (process.argv.includes('--help')) {
    console.log(usage);
    return 0;
  }
  await ensureBrowser();
  // The types that the sources are read with: a fresh checkout has none.
  const prepared = await runProgram([packagePath('wxt/bin/wxt.mjs'), 'prepare'], signal, { quiet: true });
  const bench = ['run', '--project', 'bench', '--reporter', 'verbose'];
  return prepared && (await runProgram([packagePath('vitest/vitest.mjs'), ...bench], signal)) ? 0 : 1;
});
