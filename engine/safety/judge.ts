import type { Face } from '../analyse/sceneAnalysis.ts';
import type { SafetyScores } from './ratePicture.ts';

/** What is known of a picture before anything moves. */
export interface SeenPicture {
  /** Null where the net could not be run. */
  readonly scores: SafetyScores | null;
  readonly faces: readonly Pick<Face, 'score' | 'depicted'>[];
}

/** Sampled frames of the finished video. */
export interface SeenVideo {
  readonly picture: SafetyScores | null;
  /** Empty where the net could not be run. */
  readonly frames: readonly SafetyScores[];
}

/**
 * Says whether to go on: the engine sees, the caller judges. What either throws ends the animation, before
 * anything moves or before anything is handed out.
 */
export interface Judge {
  readonly picture: (seen: SeenPicture) => void | Promise<void>;
  readonly video: (seen: SeenVideo) => void | Promise<void>;
}
