import type { SafetyScores, SeenPicture, SeenVideo } from '../../engine/contracts.ts';
import { type TextCategory, textCategories } from './text/rules.ts';

/** Version of the picture and video policy: stands in the manifest of what was checked by it. */
export const picturePolicyVersion = 1;

/** Why something is not made, or asked about first. Texts in `locales/` under `safety.reasons.<camelCase>`. */
export const safetyReasons = [
  /** The picture looks explicit. */
  'explicit',
  /** The picture looks suggestive. */
  'suggestive',
  /** Someone's face is in it. */
  'face',
  /** The picture could not be checked: the net did not run. */
  'unchecked',
  /** The video looks explicit where the picture did not. */
  'video-explicit',
  ...textCategories.map((category) => `prompt-${category}` as const),
] as const;

export type SafetyReason = (typeof safetyReasons)[number];

/** What a deployment may tighten; see `managedPolicy.ts`. */
export interface SafetyPolicy {
  readonly checks: 'on' | 'off';
  readonly faces: 'ask' | 'block';
  readonly suggestive: 'ask' | 'block';
  readonly prompts: 'ask' | 'block';
}

export const standardPolicy: SafetyPolicy = { checks: 'on', faces: 'ask', suggestive: 'ask', prompts: 'ask' };

/**
 * The table of the picture's policy, by the net's classes. `explicit` = porn + hentai. The measured rates on
 * harmless photos are on the page "What we check" and in `docs/decisions/safety.md`.
 */
export const thresholds = {
  /** Explicit at least: not made. */
  block: 0.8,
  /** Explicit at least: asked. */
  askExplicit: 0.45,
  /** Suggestive (`sexy`) at least: asked. */
  askSuggestive: 0.6,
  /**
   * A frame's odds of being explicit this many times the picture's, and its score over `askExplicit`: the video is
   * stopped. Odds, because scores in the middle swing by .3 between harmless frames of one picture.
   */
  jump: 8,
  /** Scores of a face from which it counts as someone's. */
  face: 0.6,
} as const;

export interface Decision {
  readonly decision: 'allow' | 'ask' | 'block';
  readonly reasons: readonly SafetyReason[];
}

const allow: Decision = { decision: 'allow', reasons: [] };
const explicitOf = ({ porn, hentai }: SafetyScores) => porn + hentai;
const oddsOf = (score: number) => score / Math.max(1e-6, 1 - score);

/** Judges a picture before anything moves. Painted and carved faces are nobody's. */
export function judgePicture({ scores, faces }: SeenPicture, policy: SafetyPolicy): Decision {
  if (scores && explicitOf(scores) >= thresholds.block) return { decision: 'block', reasons: ['explicit'] };
  const asked: SafetyReason[] = [];
  if (!scores) asked.push('unchecked');
  else if (explicitOf(scores) >= thresholds.askExplicit || scores.sexy >= thresholds.askSuggestive)
    asked.push('suggestive');
  if (faces.some(({ score, depicted }) => score >= thresholds.face && !depicted)) asked.push('face');
  const forbidden = asked.filter(
    (reason) =>
      (reason === 'face' && policy.faces === 'block') ||
      (reason === 'suggestive' && policy.suggestive === 'block'),
  );
  if (forbidden.length > 0) return { decision: 'block', reasons: forbidden };
  return asked.length > 0 ? { decision: 'ask', reasons: asked } : allow;
}

/** Judges the finished video: a frame that looks explicit where the picture did not stops it. */
export function judgeVideo({ picture, frames }: SeenVideo): Decision {
  if (frames.length === 0) return allow;
  const before = picture ? explicitOf(picture) : 0;
  const worst = Math.max(...frames.map(explicitOf));
  const jumps = worst >= thresholds.askExplicit && oddsOf(worst) >= thresholds.jump * oddsOf(before);
  const stops = worst >= thresholds.block || jumps;
  return stops ? { decision: 'block', reasons: ['video-explicit'] } : allow;
}

/** The reason that a category of the text policy stands for. */
export const promptReason = (category: TextCategory) => `prompt-${category}` as const;
