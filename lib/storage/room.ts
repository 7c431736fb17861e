import { bytesOf, type Creation } from '../gallery/creation.ts';
import type { JobOptions } from '../jobs/job.ts';

/** What the browser says of this extension's room, in bytes. */
export interface Room {
  readonly used: number;
  readonly quota: number;
}

/** Bytes a pixel and second where no creation tells: what busy pictures took. */
const usualRate = 3;
/** Of the long side, and of the shape, where nothing else is said. */
const usualLongSide = 720;
const usualShape = 3 / 4;
const usualSeconds = 4;
/** Creations that the rate is taken from. */
const recent = 10;
/** While it is written a file is there twice, and the picture that waits takes room as well. */
const copies = 2;
const aside = 4_000_000;

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/**
 * Bytes that have to be free for one more video, on the safe side: by size and length that are asked for, and by
 * what the latest creations took.
 * @param latest the newest first
 */
export function bytesNeeded({ seconds, longSide }: JobOptions, latest: readonly Creation[]): number {
  const rates = latest
    .slice(0, recent)
    .map((creation) => bytesOf(creation) / (creation.width * creation.height * creation.seconds));
  const rate = Math.max(median(rates) ?? usualRate, 0.5);
  const side = longSide ?? usualLongSide;
  return Math.round(copies * rate * side * side * usualShape * (seconds ?? usualSeconds) + aside);
}

/** Bytes that are missing for so many more videos; 0 = there is room. Unknown room is enough. */
export function bytesMissing({ used, quota }: Room, needed: number, videos: number): number {
  return quota > 0 ? Math.max(0, needed * videos - (quota - used)) : 0;
}

/** Looks at the room that is left. */
export async function readRoom(): Promise<Room> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { used: usage, quota };
}
