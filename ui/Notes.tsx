import { i18n } from '#i18n';
import { type SceneNote, sceneNoteCodes } from '../lib/gallery/creation.ts';
import { noteText } from './noteText.ts';
import './notes.css';

/** What a creation had to do without; nothing where all went well. Records of earlier versions may hold sentences. */
export function Notes({
  notes,
  soundProblem,
}: {
  readonly notes: readonly SceneNote[] | undefined;
  /** Why there is no sound where one was planned, in the error's own words. */
  readonly soundProblem?: string | undefined;
}) {
  const known = (notes ?? []).filter(({ code }) => sceneNoteCodes.includes(code));
  if (known.length === 0 && !soundProblem) return null;
  return (
    <details class="notes">
      <summary>{i18n.t(known.length > 0 ? 'notes.title' : 'notes.soundTitle')}</summary>
      <ul>
        {known.map((note) => (
          <li key={`${note.model} ${note.code}`} title={note.detail}>
            {noteText(note)}
          </li>
        ))}
        {soundProblem && <li title={soundProblem}>{i18n.t('notes.soundFailed')}</li>}
      </ul>
    </details>
  );
}
