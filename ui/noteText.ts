import { i18n } from '#i18n';
import type { SceneNote } from '../lib/gallery/creation.ts';
import { camelCase } from './camelCase.ts';

/** What did without a model and why, in the user's language. Total by type, like `errorText`. */
export function noteText({ code, model }: SceneNote): string {
  return i18n.t(`notes.${camelCase(code)}`, [model]);
}
