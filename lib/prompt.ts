import { readPrompt, withoutIntent } from '../engine/contracts.ts';

export type { Intent as PromptIntent, MotionIntent, PromptTarget, SoundIntent } from '../engine/contracts.ts';

/** Longest prompt that a job takes, UTF-16 units. */
export const longestPrompt = 500;

/** What a prompt says and what in it was not understood; nothing of that leaves the device. */
export const readWords = readPrompt;

/** A prompt without the words of one of its intents, by index. */
export const withoutWords = withoutIntent;
