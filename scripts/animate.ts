import { join, relative } from 'node:path';
import type { Page } from 'puppeteer-core';
import { codeOf } from '../lib/errors.ts';
import type { Job } from '../lib/jobs/job.ts';
import { animatePicture, describe } from './animate/animatePicture.ts';
import { type AnimateArguments, parseArguments, usage, userFolder } from './animate/arguments.ts';
import { expandInputs, type PictureInput } from './animate/inputs.ts';
import { type ExtensionBrowser, launchExtension } from './drive/extension.ts';
import { takeProfile } from './drive/profile.ts';
import { main, reasonOf } from './main.ts';

function showProgress(job: Job): void {
  if (!process.stderr.isTTY) return;
  const left = job.secondsLeft === null ? '' : `, ${Math.ceil(job.secondsLeft)} s left`;
  const text = `${job.title}: ${job.stage ?? job.state} ${Math.round(job.fraction * 100)} %${left}`;
  process.stderr.write(`\r\u001b[K${text}`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

/** Animates one picture and prints what became of it. @returns whether it worked. */
async function animateAndPrint(
  page: Page,
  picture: PictureInput,
  request: AnimateArguments,
  signal: AbortSignal,
): Promise<boolean> {
  const output = request.out.isFile ? request.out.path : join(request.out.path, `${picture.name}.mp4`);
  try {
    const creation = await animatePicture(page, {
      picture,
      options: request.options,
      output,
      debugFolder: request.debugFolder,
      onProgress: showProgress,
      onQuestion: ({ reasons, words }) => {
        clearProgress();
        const about = [...reasons, ...words.map((word) => `"${word}"`)].join(', ');
        console.error(`${picture.input}: ${request.strict ? 'refused' : 'taken for agreed'}: ${about}`);
        return !request.strict;
      },
      signal,
    });
    clearProgress();
    const line = describe(picture.input, output, creation);
    if (request.json) console.log(JSON.stringify(line));
    else {
      const took = Object.values(line.stages).reduce((sum, milliseconds) => sum + milliseconds, 0);
      console.log(
        `${relative(userFolder, output)}: ${line.width}×${line.height}, ${line.seconds} s at ${line.fps} fps, ` +
          `${line.codec}, credentials ${line.credentials.state} (${line.credentials.label}), ` +
          `${(took / 1000).toFixed(1)} s on ${line.adapter.description}`,
      );
      if (line.promptIgnored.length > 0) {
        console.log(`  not understood in the prompt: ${line.promptIgnored.join(', ')}`);
      }
    }
    return true;
  } catch (error) {
    clearProgress();
    const failure = { code: codeOf(error), message: reasonOf(error) };
    if (request.json) console.log(JSON.stringify({ input: picture.input, error: failure }));
    else console.error(`${picture.input}: ${failure.message} (${failure.code})`);
    return false;
  }
}

async function animateAll(
  extension: ExtensionBrowser,
  pictures: readonly PictureInput[],
  request: AnimateArguments,
  signal: AbortSignal,
): Promise<number> {
  const page = await extension.openPopupTab();
  let failures = 0;
  for (const picture of pictures) {
    signal.throwIfAborted();
    if (!(await animateAndPrint(page, picture, request, signal))) failures++;
  }
  signal.throwIfAborted();
  return failures;
}

await main(async (signal) => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  const request = parseArguments(args);
  const pictures = expandInputs(request.inputs);
  const profile = takeProfile();
  try {
    await using extension = await launchExtension({ userDataDir: profile.userDataDir });
    return (await animateAll(extension, pictures, request, signal)) > 0 ? 1 : 0;
  } finally {
    profile.release();
  }
});
