import { i18n } from '#i18n';
import { type Corrections, isMadeOut, type SceneAnalysis } from '../../engine/contracts.ts';
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
  // A place that was pointed at is kept where no face, or a known one, is made out: there is nothing to switch.
  const madeOut = faces.flatMap((face, i) => (isMadeOut(face) ? [[face, i] as const] : []));
  const moves = (i: number) => moving.has(i) && !off.has(i);
  return (
    <div class="faces">
      {madeOut.map(([{ box }, i]) => (
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
          <span aria-hidden="true">{i18n.t(moves(i) ? 'studio.faceOn' : 'studio.faceOff')}</span>
        </button>
      ))}
    </div>
  );
}
