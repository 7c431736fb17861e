import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { VivifyError } from '../../lib/errors.ts';
import { reasonOf } from '../main.ts';

/** Where the user stands: npm itself runs scripts in the project's folder. */
const userFolder = process.env.INIT_CWD ?? process.cwd();

/** The library takes a file whole into 32-bit memory. */
const largest = 1024 ** 3;

/** Longer than a video of that size takes on a usual line. */
const fetchMilliseconds = 120_000;

function checkSize(source: string, bytes: number): void {
  if (bytes > largest) throw new VivifyError('picture-too-large', `${source} is larger than 1 GiB.`);
}

async function fetchSource(url: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const limit = AbortSignal.timeout(fetchMilliseconds);
    const response = await fetch(url, { signal: AbortSignal.any([signal, limit]) });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    checkSize(url, Number(response.headers.get('content-length')));
    const bytes = new Uint8Array(await response.arrayBuffer());
    checkSize(url, bytes.length);
    return bytes;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof VivifyError) throw error;
    throw new VivifyError('picture-unreachable', `Could not fetch ${url}: ${reasonOf(error)}`);
  }
}

/** Reads a file named on the command line, whole. @throws VivifyError where it cannot be had. */
export function readFile(source: string): Uint8Array<ArrayBuffer> {
  const path = resolve(userFolder, source);
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info) throw new VivifyError('picture-not-found', `There is no file ${source}.`);
  if (info.isDirectory()) throw new VivifyError('picture-not-found', `${source} is a folder.`);
  checkSize(source, info.size);
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new VivifyError('picture-not-found', reasonOf(error));
  }
}

/** Bytes of a file or of an `http(s)` URL. @throws VivifyError; the signal's reason. */
export async function readSource(source: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  return /^https?:\/\//i.test(source) ? fetchSource(source, signal) : readFile(source);
}
