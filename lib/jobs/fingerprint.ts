import { sha256Of } from '../hash.ts';
import type { JobOptions } from './job.ts';

/** JSON with sorted keys and without undefined members: equal values give equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** SHA-256 in hexadecimal over the picture's bytes and the options: what makes two jobs the same. */
export async function fingerprint(picture: Blob, options: JobOptions): Promise<string> {
  return sha256Of(new Blob([picture, '\0', canonical(options)]));
}
