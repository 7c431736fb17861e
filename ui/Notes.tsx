import { i18n } from '#i18n';
import { type SceneNote, sceneNoteCodes } from '../lib/gallery/creation.ts';
import { noteText } from './noteText.ts';
import './notes.css';

/** What a creation had to do without; nothing where all went well. Records of earlier versions may hold sentences. */
export function Notes({ notes }: { readonly notes: readonly SceneNote[] | undefined }) {
  const known = (notes ?? []).filter(({ code }) => sceneNoteCodes.includes(code));
  if (known.length === 0) return null;
  return (
    <details class="notes">
      <summary>{i18n.t('notes.title')}</summary>
      <ul>
        {known.map((note) => (
          <li key={`${note.model} ${note.code}`} title={note.detail}>
            {noteText(note)}
          </li>
        ))}
      </ul>
    </details>
  );
}
