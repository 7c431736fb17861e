import { type Face, meanOf, type ScalarMap, type SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import type { PlanContext } from '../planContext.ts';
import { tempo } from '../tempo.ts';
import type { FaceMotion } from './schema.ts';
import { blinkSeconds } from './timing.ts';

/** What a face must be like to be touched at all: where any fails, a wrong move would be worse than none. */
const gate = { score: 0.6, yaw: 0.61, pitch: 0.6, interOcular: 24, openness: 0.3, onPerson: 0.3 };
/** More faces than this are a crowd, seen as a whole. */
const mostFaces = 6;
/** Seconds between blinks, and how far from the seam they keep. */
const blinkEvery = 3.5;
const clearOfSeam = 0.5;
const mostBlinks = 8;
/** Seconds a smile and a sway take. */
const cycleSeconds = 5;

/** Faces that are seen well enough, the largest first; a painted or carved one is touched gently. */
export function planFaces({ scene, seconds, side, wishes }: PlanContext): FaceMotion[] {
  const { smile, blink, head } = wishes;
  const { cycles, rest } = tempo(seconds / cycleSeconds, smile.pace);
  return scene.faces
    .map((face, index) => ({ face, index }))
    .filter(({ face }) => mayMove(face, scene))
    .sort((a, b) => b.face.interOcular - a.face.interOcular)
    .slice(0, mostFaces)
    .map(({ face, index }, rank): FaceMotion => {
      const gentle = (face.depicted || scene.kind === 'painting' ? 0.5 : 1) * sureness(face);
      const glasses = face.glasses > 0.5;
      // Lids behind glasses would smear what the lenses reflect.
      const blinks =
        face.depicted || glasses || blink.moves === false
          ? []
          : blinkTimes(seconds, rank, face, blink.pace * blink.amount);
      return {
        kind: 'face',
        enabled: [smile, blink, head].some(({ moves }) => moves !== false),
        cycles,
        face: index,
        smile: smile.moves === false ? 0 : 0.042 * gentle * Math.min(1.4, rest * smile.amount),
        blinks,
        closing: 1,
        sway:
          head.moves === false
            ? 0
            : 0.011 * gentle * (side < 0 ? 0.85 : 1) * Math.min(1.8, head.pace * head.amount),
      };
    });
}

function mayMove(face: Face, scene: SceneAnalysis): boolean {
  const { score, pose, interOcular, landmarks } = face;
  return (
    landmarks.length >= 468 &&
    score >= gate.score &&
    Math.abs(pose.yaw) <= gate.yaw &&
    Math.abs(pose.pitch) <= gate.pitch &&
    interOcular >= gate.interOcular &&
    (scene.masks.person === undefined || shareIn(scene.masks.person, face) >= gate.onPerson)
  );
}

/** Less of everything for faces turned away or seen small: what is unsure moves less. */
const sureness = ({ pose, interOcular }: Face): number =>
  (1 - 0.5 * Math.min(1, Math.abs(pose.yaw) / gate.yaw) ** 2) * Math.min(1, 0.6 + interOcular / 100);

/** Mean of a mask over a face's box. */
function shareIn({ width, height, values }: ScalarMap, { box }: Face): number {
  const [left, right] = [box.x * width, (box.x + box.width) * width].map((x) =>
    Math.min(width - 1, Math.max(0, x)),
  );
  const [top, bottom] = [box.y * height, (box.y + box.height) * height].map((y) =>
    Math.min(height - 1, Math.max(0, y)),
  );
  const part: number[] = [];
  for (let y = Math.floor(top!); y <= bottom!; y++)
    for (let x = Math.floor(left!); x <= right!; x++) part.push(values[y * width + x]!);
  return meanOf({ width: part.length, height: 1, values: new Float32Array(part) });
}

/** Evenly over the loop with a little disorder, clear of the seam; none for eyes that are half shut already. */
function blinkTimes(seconds: number, rank: number, { eyeOpenness }: Face, often: number): number[] {
  if (Math.min(eyeOpenness.left, eyeOpenness.right) < gate.openness) return [];
  if (seconds < 2 * clearOfSeam + blinkSeconds) return [];
  const count = Math.min(mostBlinks, Math.max(1, Math.round((seconds / blinkEvery) * often)));
  const [first, last] = [clearOfSeam / seconds, 1 - (clearOfSeam + blinkSeconds) / seconds];
  return Array.from({ length: count }, (_, i) => {
    const disorder = 0.12 * Math.sin(2.4 * (rank + 1) + 1.7 * i);
    const time = (i + 0.4 + disorder) / count;
    return Number(Math.min(last, Math.max(first, time)).toFixed(4));
  });
}
