import type { NewestCreations } from './database.ts';

/** Where a page's early script leaves what the page's own script takes. */
declare global {
  var newestCreations: Promise<NewestCreations> | undefined;
}

/** Creations that are read before their page is there; undefined in pages that have no early script. */
export const lookAhead = {
  begin(reading: Promise<NewestCreations>): void {
    globalThis.newestCreations = reading;
  },
  taken: (): Promise<NewestCreations> | undefined => globalThis.newestCreations,
};
