import { i18n } from '#i18n';
import type { MotionIntent, PromptIntent, SoundIntent } from '../../lib/prompt.ts';
import { soundText } from '../soundText.ts';

/** Eighths of a turn from the right, clockwise. */
const headings = ['right', 'downRight', 'down', 'downLeft', 'left', 'upLeft', 'up', 'upRight'] as const;

/** What was understood, in the user's language, as short as a chip: "Clouds · left · slow", "Face: still". */
export function intentText(intent: PromptIntent): string {
  if (intent.kind === 'default') return i18n.t('prompt.default');
  return intent.kind === 'sound' ? soundWords(intent) : motionWords(intent);
}

function motionWords({ target, moves, only, heading, pace, amount, path }: MotionIntent): string {
  const name = i18n.t(`prompt.targets.${target}`);
  if (moves === false) return i18n.t('prompt.still', [name]);
  return [
    name,
    only === null ? null : i18n.t('prompt.only'),
    path && i18n.t(`prompt.paths.${path}`),
    heading === null ? null : i18n.t(`prompt.headings.${headingName(heading)}`),
    paceWords(pace),
    amountWords(amount),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function soundWords({ sound, wanted, only, gain }: SoundIntent): string {
  if (sound === 'any') return wanted ? i18n.t('prompt.soundOn') : soundText('none');
  const name = i18n.t('prompt.sound', [soundText(sound)]);
  if (!wanted) return i18n.t('prompt.off', [name]);
  return [
    name,
    only ? i18n.t('prompt.only') : null,
    gain < 0 ? i18n.t('prompt.quieter') : gain > 0 ? i18n.t('prompt.louder') : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

const headingName = (radians: number) =>
  headings[(Math.round(radians / (Math.PI / 4)) + headings.length) % headings.length]!;

function paceWords(pace: number | null): string | null {
  if (pace === null || pace === 1) return null;
  if (pace < 1) return i18n.t(pace > 0.65 ? 'prompt.paces.slower' : 'prompt.paces.slow');
  return i18n.t(pace < 1.35 ? 'prompt.paces.faster' : 'prompt.paces.fast');
}

function amountWords(amount: number | null): string | null {
  if (amount === null || amount === 1) return null;
  return i18n.t(amount < 1 ? 'prompt.amounts.gentle' : 'prompt.amounts.strong');
}
