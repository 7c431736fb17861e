import { i18n } from '#i18n';
import type { Corrections, SceneAnalysis } from '../../engine/contracts.ts';
import { facesOff, withFace } from '../../lib/studio/correctionEdits.ts';
import { faceBox } from './faceBox.ts';

/**
 * The faces in the picture, each a switch over its place: on, it moves where the plan moves it; off, it is left alone.
 * @param moving which of them the plan moves
 */
export function Faces({
  faces,
  moving,
  corrections,
  onCorrections,
}: {
  readonly faces: SceneAnalysis['faces'];
  readonly moving: ReadonlySet<number>;
  readonly corrections: Corrections;
  readonly onCorrections: (corrections: Corrections) => void;
}) {
  const off = facesOff(corrections);
  const stateOf = (i: number) => {
    if (off.has(i)) return i18n.t('studio.faceOff');
    return moving.has(i) ? i18n.t('studio.faceOn') : i18n.t('studio.faceUnmoved');
  };
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
          <span aria-hidden="true">{stateOf(i)}</span>
        </button>
      ))}
    </div>
  );
}
