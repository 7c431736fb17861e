import type { Creation } from '../../../lib/gallery/creation.ts';
import type { MenuItem } from '../../../ui/Menu.tsx';

/** What can be done with creations. */
export interface CreationActions {
  readonly download: (creation: Creation) => void;
  readonly remove: (creations: readonly Creation[]) => void;
  readonly toggleSound: () => void;
  /** Everything else, for the card's menu. */
  readonly menuOf: (creation: Creation) => readonly MenuItem[];
}
