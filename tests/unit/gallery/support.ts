import type { Creation } from '../../../lib/gallery/creation.ts';
import { credentials, report } from '../jobs/support.ts';

/** A record of the gallery. */
export function exampleCreation(changes: Partial<Creation> = {}): Creation {
  return {
    id: crypto.randomUUID(),
    title: 'A title',
    createdAt: 1,
    width: 160,
    height: 120,
    seconds: 1,
    bytes: 1000,
    report,
    page: null,
    options: {},
    credentials,
    deletedAt: null,
    ...changes,
  };
}
