import { i18n } from '#i18n';
import type { Corrections, SceneAnalysis } from '../../engine/contracts.ts';
import { facesOff, withFace } from '../../lib/studio/correctionEdits.ts';
import { faceBox } from './faceBox.ts';

/** The faces in the picture, each a switch over its place: on, it moves by the plan; off, it is left alone. */
export function Faces({
  faces,
  corrections,
  onCorrections,
}: {
  readonly faces: SceneAnalysis['faces'];
  readonly corrections: Corrections;
  readonly onCorrections: (corrections: Corrections) => void;
}) {
  const off = facesOff(corrections);
  return (
    <div class="faces">
      {faces.map(({ box }, i) => (
        <button
          key={`${box.x} ${box.y}`}
          type="button"
          role="switch"
          class="face"
          data-face={i}
          aria-checked={!off.has(i)}
          aria-label={i18n.t('studio.face', [`${i + 1}`])}
          style={faceBox(box)}
          onClick={() => onCorrections(withFace(corrections, i, off.has(i)))}
        >
          <span aria-hidden="true">{i18n.t(off.has(i) ? 'studio.faceOff' : 'studio.faceOn')}</span>
        </button>
      ))}
    </div>
  );
}
