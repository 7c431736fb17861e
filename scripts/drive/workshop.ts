import { randomUUID } from 'node:crypto';
import type { Frame, Page } from 'puppeteer-core';
import type * as v from 'valibot';
import type { browser } from 'wxt/browser';
import type { ErrorCode } from '../../lib/errors.ts';
import type { Job, JobOptions } from '../../lib/jobs/job.ts';
import type {
  BackgroundType,
  failureSchema,
  Input,
  Output,
  WorkshopType,
} from '../../lib/protocol/messages.ts';
import type { SafetyStop } from '../../lib/safety/stopped.ts';
import { settingsVersion } from '../../lib/settings/schema.ts';

/** Exists inside the extension's pages, where the functions given to `page.evaluate` run. */
declare const chrome: typeof browser;

type Failure = v.InferOutput<typeof failureSchema>;

/** One of the extension's own pages, in a tab or in a frame. */
export type ExtensionPage = Page | Frame;

/** A failure that the extension reported, with its code. */
export class ReportedError extends Error {
  override readonly name = 'ReportedError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Bytes sent through the debugging protocol at once, before Base64. */
const chunkBytes = 1 << 20;

async function send<T extends BackgroundType | WorkshopType>(
  page: ExtensionPage,
  to: 'background' | 'workshop',
  type: T,
  body: Input<T>,
): Promise<Output<T>> {
  const answer = await page.evaluate((message) => chrome.runtime.sendMessage(message) as Promise<unknown>, {
    to,
    type,
    body,
  });
  if (answer === undefined || answer === null) throw new Error(`Nobody in the extension answered ${type}.`);
  if (typeof answer === 'object' && 'error' in answer) {
    const { error } = answer as Failure;
    throw new ReportedError(error.code, error.message);
  }
  return answer as Output<T>;
}

/** Asks the service worker from an extension page. @throws ReportedError */
export function askBackground<T extends BackgroundType>(
  page: ExtensionPage,
  type: T,
  body: Input<T>,
): Promise<Output<T>> {
  return send(page, 'background', type, body);
}

/** Asks the workshop from an extension page, and makes sure first that it lives. @throws ReportedError */
export async function askWorkshop<T extends WorkshopType>(
  page: ExtensionPage,
  type: T,
  body: Input<T>,
): Promise<Output<T>> {
  await send(page, 'background', 'workshop/ensure', {});
  return send(page, 'workshop', type, body);
}

/** Puts a picture's bytes into the extension's `inbox/`. @returns its source id. */
export async function putPicture(page: ExtensionPage, bytes: Uint8Array): Promise<string> {
  const name = randomUUID();
  for (let at = 0; at === 0 || at < bytes.length; at += chunkBytes) {
    const chunk = Buffer.from(bytes.subarray(at, at + chunkBytes)).toString('base64');
    await page.evaluate(
      async (name, at, chunk) => {
        const root = await navigator.storage.getDirectory();
        const inbox = await root.getDirectoryHandle('inbox', { create: true });
        const file = await inbox.getFileHandle(name, { create: true });
        const writable = await file.createWritable({ keepExistingData: true });
        const binary = atob(chunk);
        const data = Uint8Array.from(binary, (character) => character.charCodeAt(0));
        await writable.write({ type: 'write', position: at, data });
        await writable.close();
      },
      name,
      at,
      chunk,
    );
  }
  return name;
}

/** Reads a file of the extension's private file system, or null where there is none. */
export async function readOpfsFile(
  page: ExtensionPage,
  folder: string,
  name: string,
): Promise<Uint8Array | null> {
  const parts: Buffer[] = [];
  for (let at = 0; ; at += chunkBytes) {
    const chunk = await page.evaluate(
      async (folder, name, at, size) => {
        try {
          let directory = await navigator.storage.getDirectory();
          for (const part of folder.split('/')) directory = await directory.getDirectoryHandle(part);
          const file = await (await directory.getFileHandle(name)).getFile();
          const bytes = new Uint8Array(await file.slice(at, at + size).arrayBuffer());
          let binary = '';
          for (let start = 0; start < bytes.length; start += 0x8000) {
            binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
          }
          return { base64: btoa(binary), size: file.size };
        } catch (error) {
          if (error instanceof DOMException && error.name === 'NotFoundError') return null;
          throw error;
        }
      },
      folder,
      name,
      at,
      chunkBytes,
    );
    if (!chunk) return null;
    parts.push(Buffer.from(chunk.base64, 'base64'));
    if (at + chunkBytes >= chunk.size) return new Uint8Array(Buffer.concat(parts));
  }
}

/** Removes a file of the private file system; nothing happens where there is none. */
export async function removeOpfsFile(page: ExtensionPage, folder: string, name: string): Promise<void> {
  await page.evaluate(
    async (folder, name) => {
      try {
        let directory = await navigator.storage.getDirectory();
        for (const part of folder.split('/')) directory = await directory.getDirectoryHandle(part);
        await directory.removeEntry(name);
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
      }
    },
    folder,
    name,
  );
}

/** Names of the files in a folder of the private file system; none where it does not exist. */
export function listOpfsFiles(page: ExtensionPage, folder: string): Promise<string[]> {
  return page.evaluate(async (folder) => {
    try {
      let directory = await navigator.storage.getDirectory();
      for (const part of folder.split('/')) directory = await directory.getDirectoryHandle(part);
      const names: string[] = [];
      for await (const name of directory.keys()) names.push(name);
      return names;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return [];
      throw error;
    }
  }, folder);
}

/** Queues a picture. @returns the job's id. @throws ReportedError */
export async function submitPicture(
  page: ExtensionPage,
  bytes: Uint8Array,
  title: string,
  options: JobOptions = {},
): Promise<string> {
  await askWorkshop(page, 'nets/prepare', {});
  const sourceId = await putPicture(page, bytes);
  return (await askWorkshop(page, 'jobs/submit', { sourceId, title, options })).jobId;
}

/** How to wait for a job. */
export interface WaitOptions {
  /** Milliseconds; 10 minutes by default. */
  readonly timeout?: number | undefined;
  /** Told at every look. */
  readonly onProgress?: ((job: Job) => void) | undefined;
  /** The user's word to what a check asks; no by default. */
  readonly onQuestion?: ((stop: SafetyStop) => boolean) | undefined;
  /** Cancels the job in the workshop, then throws. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Waits until a job is done.
 * @throws ReportedError where it failed or was cancelled; Error after the time limit.
 */
export async function waitForJob(
  page: ExtensionPage,
  jobId: string,
  options: WaitOptions = {},
): Promise<Job> {
  const deadline = Date.now() + (options.timeout ?? 600_000);
  while (Date.now() < deadline) {
    if (options.signal?.aborted) {
      await askWorkshop(page, 'jobs/cancel', { jobId });
      throw new ReportedError('cancelled', 'Cancelled.');
    }
    const { job } = await askWorkshop(page, 'jobs/get', { jobId });
    if (!job) throw new ReportedError('unknown', 'The job is gone.');
    options.onProgress?.(job);
    if (job.state === 'asking' && job.stop) {
      const agreed = options.onQuestion?.(job.stop) ?? false;
      await askWorkshop(page, 'jobs/answer', { jobId, agreed });
      if (!agreed) throw new ReportedError('not-allowed', `Not agreed: ${job.stop.reasons.join(', ')}.`);
    }
    if (job.state === 'done') return job;
    if (job.state === 'failed') {
      throw new ReportedError(job.error?.code ?? 'unknown', job.error?.message ?? 'The job failed.');
    }
    if (job.state === 'cancelled') throw new ReportedError('cancelled', 'The job was cancelled.');
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`The job did not finish within ${(options.timeout ?? 600_000) / 1000} s.`);
}

/** Sets the options that the extension's own pages send along with every job. */
export async function setOptions(page: ExtensionPage, options: JobOptions): Promise<void> {
  await page.evaluate(
    async (defaults, version) => {
      const { settings } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { version, ...Object(settings), defaults } });
    },
    options,
    settingsVersion,
  );
}
