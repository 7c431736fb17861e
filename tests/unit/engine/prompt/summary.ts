import type { Intent } from '../../../../engine/prompt/intents.ts';
import type { PromptReading } from '../../../../engine/prompt/prompt.ts';

const headings = ['right', 'down-right', 'down', 'down-left', 'left', 'up-left', 'up', 'up-right'];
const headingOf = (radians: number) => headings[(Math.round(radians / (Math.PI / 4)) + 8) % 8]!;
const factor = (name: string, value: number | null) =>
  value === null ? [] : [`${name}=${Number(value.toFixed(2))}`];

/** An intent in a few words: `sky left pace=0.45`, `face still`, `+rain`, `-sound`, `default`. */
export function intentSummary(intent: Intent): string {
  if (intent.kind === 'default') return 'default';
  if (intent.kind === 'sound') {
    const name = intent.sound === 'any' ? 'sound' : intent.sound;
    const loud = intent.gain === 0 ? [] : [intent.gain < 0 ? 'quiet' : 'loud'];
    return [(intent.wanted ? '+' : '-') + name, ...(intent.only ? ['only'] : []), ...loud].join(' ');
  }
  const { target, moves, only, path, heading, pace, amount } = intent;
  if (moves === false) return `${target} still`;
  return [
    target,
    ...(moves === null ? ['as-is'] : []),
    ...(only === null ? [] : ['only']),
    ...(path === null ? [] : [path]),
    ...(heading === null ? [] : [headingOf(heading)]),
    ...factor('pace', pace),
    ...factor('amount', amount),
  ].join(' ');
}

/** All intents, then each word that was not understood as `?word`. */
export const readingSummary = ({ intents, ignored }: PromptReading): string =>
  [...intents.map(intentSummary), ...ignored.map((word) => `?${word}`)].join('; ');
