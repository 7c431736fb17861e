import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { VivifyError } from '../../lib/errors.ts';
import { reasonOf } from '../main.ts';
import { userFolder } from './arguments.ts';

/** One picture to animate. */
export interface PictureInput {
  /** As the user named it; for a folder, with the file's name. */
  readonly input: string;
  /** Base name without extension: what the video and the debug images are called. Unique in a run. */
  readonly name: string;
  /** @throws VivifyError where the bytes cannot be had. */
  readonly read: (signal: AbortSignal) => Promise<Uint8Array>;
}

const pictureFile = /\.(jpe?g|jfif|png|webp|gif|avif|bmp|svg)$/i;

/** Longer than any picture takes on a slow line. */
const fetchMilliseconds = 60_000;

async function fetchPicture(url: string, signal: AbortSignal): Promise<Uint8Array> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(fetchMilliseconds)]),
    });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    signal.throwIfAborted();
    // Node says only "fetch failed"; why is in the cause.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new VivifyError('picture-unreachable', `Could not fetch ${url}: ${reasonOf(cause)}`);
  }
}

function fileInput(input: string, path: string): Omit<PictureInput, 'name'> {
  return {
    input,
    read: async () => {
      try {
        return readFileSync(path);
      } catch (error) {
        throw new VivifyError('picture-not-found', reasonOf(error));
      }
    },
  };
}

function failing(input: string, reason: string): Omit<PictureInput, 'name'> {
  return {
    input,
    read: () => Promise.reject(new VivifyError('picture-not-found', reason)),
  };
}

function expand(input: string): Omit<PictureInput, 'name'>[] {
  if (/^https?:\/\//i.test(input)) return [{ input, read: (signal) => fetchPicture(input, signal) }];
  const path = resolve(userFolder, input);
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info) return [failing(input, `There is no file or folder ${input}.`)];
  if (!info.isDirectory()) return [fileInput(input, path)];
  const names = readdirSync(path)
    .filter((name) => pictureFile.test(name))
    .sort();
  if (names.length === 0) return [failing(input, `There are no pictures in the folder ${input}.`)];
  return names.map((name) => fileInput(join(input, name), join(path, name)));
}

function baseName(input: string): string {
  const file = /^https?:/i.test(input) ? safeDecode(new URL(input).pathname) : input;
  const name = parse(file).name.replace(/[^\p{L}\p{N}._ -]/gu, '_');
  return name.replace(/^\.+/, '') || 'picture';
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The pictures that arguments stand for: files, addresses, and folders' picture files in order of name. */
export function expandInputs(inputs: readonly string[]): PictureInput[] {
  const taken = new Set<string>();
  return inputs.flatMap(expand).map((picture) => {
    const base = baseName(picture.input);
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base}-${count}`;
    taken.add(name.toLowerCase());
    return { ...picture, name };
  });
}
