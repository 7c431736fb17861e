import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Creation } from '../../lib/gallery/creation.ts';
import type { Job, JobOptions } from '../../lib/jobs/job.ts';
import type { SafetyStop } from '../../lib/safety/stopped.ts';
import { readCreation, removeCreation } from '../drive/creations.ts';
import {
  askWorkshop,
  listOpfsFiles,
  readOpfsFile,
  removeOpfsFile,
  submitPicture,
  waitForJob,
} from '../drive/workshop.ts';
import type { PictureInput } from './inputs.ts';

/** What to do with one picture. */
export interface AnimateTask {
  readonly picture: PictureInput;
  readonly options: JobOptions;
  /** Path of the video to write. */
  readonly output: string;
  readonly debugFolder: string | undefined;
  readonly onProgress: (job: Job) => void;
  /** The user's word to what a check asks. */
  readonly onQuestion: (stop: SafetyStop) => boolean;
  readonly signal: AbortSignal;
}

/** The line that `--json` prints for a picture that worked. */
export function describe(input: string, output: string, creation: Creation) {
  const { report, credentials } = creation;
  return {
    input,
    output,
    width: report.width,
    height: report.height,
    fps: report.fps,
    frames: report.frames,
    seconds: report.seconds,
    codec: report.codec,
    sound: report.sound ?? null,
    adapter: report.adapter,
    quality: report.quality,
    gpuBytes: report.gpuBytes,
    remarks: report.remarks,
    stages: report.stages,
    analysis: report.analysis,
    plan: report.plan,
    promptIgnored: report.promptIgnored,
    safety: report.safety,
    credentials: { state: credentials.state, label: credentials.label, signer: credentials.signer },
  };
}

/**
 * Animates one picture in the extension and writes the video, and the debug images where wanted. Nothing of it
 * stays in the profile.
 * @param page one of the extension's own pages.
 * @throws ReportedError or VivifyError with a code.
 */
export async function animatePicture(page: Page, task: AnimateTask): Promise<Creation> {
  const bytes = await task.picture.read(task.signal);
  const jobId = await submitPicture(page, bytes, task.picture.name, task.options);
  try {
    const job = await waitForJob(page, jobId, task);
    if (!job.creationId) throw new Error('The job is done but names no creation.');
    const creation = await readCreation(page, job.creationId);
    const mp4 = await readOpfsFile(page, 'creations', `${job.creationId}.mp4`);
    if (!creation || !mp4) throw new Error('The creation is missing in the gallery.');
    write(task.output, mp4);
    if (task.debugFolder) await writeDebugImages(page, jobId, task.debugFolder, task.picture.name);
    await removeCreation(page, job.creationId);
    return creation;
  } finally {
    await askWorkshop(page, 'jobs/dismiss', { jobId }).catch(() => undefined);
  }
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

async function writeDebugImages(page: Page, jobId: string, folder: string, name: string): Promise<void> {
  const source = `debug/${jobId}`;
  for (const file of await listOpfsFiles(page, source)) {
    const png = await readOpfsFile(page, source, file);
    if (png) write(join(folder, `${name}.${file.replace(/\.png$/, '')}.png`), png);
    await removeOpfsFile(page, source, file);
  }
}
