import { i18n } from '#i18n';
import type { SafetyStop } from '../lib/safety/stopped.ts';
import { Button } from './Button.tsx';
import { SafetyReasons } from './SafetyReasons.tsx';
import './safety.css';

/** A check's question before anything moves. Closing it is a no. */
export function SafetyQuestion({
  stop,
  onAnswer,
}: {
  readonly stop: SafetyStop;
  readonly onAnswer: (agreed: boolean) => void;
}) {
  const face = stop.reasons.includes('face');
  return (
    <section class="safety-question" role="alertdialog" aria-label={i18n.t('safety.question')}>
      <p class="safety-ask">{i18n.t(face ? 'safety.askFace' : 'safety.ask')}</p>
      <SafetyReasons stop={stop} />
      <div class="safety-answers">
        <Button kind="primary" label={i18n.t('safety.yes')} onClick={() => onAnswer(true)}>
          {i18n.t('safety.yes')}
        </Button>
        <Button label={i18n.t('safety.no')} onClick={() => onAnswer(false)}>
          {i18n.t('safety.no')}
        </Button>
      </div>
    </section>
  );
}
