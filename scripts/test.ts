import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBrowser, toolFolder } from './browser.ts';
import { main } from './main.ts';
import { packagePath, runProgram } from './programs.ts';
import { ensureDebianPackages } from './systemPackages.ts';

/** The part of Vitest's JSON report that counts. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a Vitest report counts; a file that failed outside of its tests counts as one failure. */
function countsOf(path: string): Counts {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Runs one Vitest project. @returns its counts, at least one failure where it failed. */
async function runTests(project: string, signal: AbortSignal): Promise<Counts> {
  const report = resolve(toolFolder, 'reports', `${project}.json`);
  mkdirSync(resolve(toolFolder, 'reports'), { recursive: true });
  rmSync(report, { force: true });
  const succeeded = await runProgram(
    [
      packagePath('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    signal,
  );
  const counts = countsOf(report);
  return succeeded ? counts : { ...counts, failed: Math.max(1, counts.failed) };
}

/** Says what a step does, and afterwards how long it took. */
async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  console.log(`${name} …`);
  const start = performance.now();
  const result = await work();
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/** Steps that stop the run where they fail. */
const checks: readonly { readonly name: string; readonly programs: readonly (readonly string[])[] }[] = [
  {
    name: 'types',
    programs: [
      [packagePath('wxt/bin/wxt.mjs'), 'prepare'],
      [packagePath('typescript/bin/tsc'), '--noEmit'],
    ],
  },
  { name: 'lint', programs: [[packagePath('@biomejs/biome/bin/biome'), 'check', '.']] },
  { name: 'build', programs: [[packagePath('wxt/bin/wxt.mjs'), 'build']] },
];

function finish(total: Counts, reason: string): number {
  if (reason) console.error(reason);
  console.log(
    `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
  );
  return reason ? 1 : 0;
}

await main(async (signal) => {
  const browser = await step('browser', ensureBrowser);
  console.log(browser);
  if (process.platform === 'linux' && !ensureDebianPackages(['xvfb', 'xdotool'])) {
    console.log(
      'Without root on Debian nothing is installed: tests that need Xvfb and xdotool may be skipped.',
    );
  }
  for (const { name, programs } of checks) {
    const succeeded = await step(name, async () => {
      for (const program of programs) if (!(await runProgram(program, signal, { quiet: true }))) return false;
      return true;
    });
    signal.throwIfAborted();
    if (!succeeded) return finish({ passed: 0, failed: 1, skipped: 0 }, `${name} failed: see above.`);
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failedProjects: string[] = [];
  for (const project of ['unit', 'gpu', 'e2e']) {
    const counts = await step(project, () => runTests(project, signal));
    signal.throwIfAborted();
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    if (counts.failed > 0) failedProjects.push(project);
  }
  return finish(total, failedProjects.length > 0 ? `Tests failed: ${failedProjects.join(', ')}.` : '');
});
