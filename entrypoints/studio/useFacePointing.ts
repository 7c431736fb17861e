import { useState } from 'preact/hooks';
import type { Corrections, ToldFace } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';
import { withToldFace } from '../../lib/studio/correctionEdits.ts';

/** What came of pointing at a face that was not found. */
export type Pointing = 'idle' | 'looking' | 'missed' | 'full';

/** Adds the faces that the user points at, where they are made out. */
export function useFacePointing(
  preview: Preview | null,
  corrections: Corrections,
  correct: (how: (corrections: Corrections) => Corrections) => Promise<void>,
  onProblem: (error: unknown) => void,
): { readonly pointing: Pointing; readonly point: (face: ToldFace) => Promise<void> } {
  const [pointing, setPointing] = useState<Pointing>('idle');
  const point = async (face: ToldFace) => {
    if (!preview || pointing === 'looking') return;
    if (withToldFace(corrections, face) === corrections) return setPointing('full');
    setPointing('looking');
    try {
      const seen = await preview.seesFaceAt(face);
      if (seen) await correct((known) => withToldFace(known, face));
      setPointing(seen ? 'idle' : 'missed');
    } catch (error) {
      setPointing('idle');
      onProblem(error);
    }
  };
  return { pointing, point };
}
