import { i18n } from '#i18n';
import type { SafetyStop } from '../lib/safety/stopped.ts';
import { camelCase } from './camelCase.ts';

/** Why a check asks or said no, and the words that it stumbled over. */
export function SafetyReasons({ stop }: { readonly stop: SafetyStop }) {
  const words = stop.words.map((word) => i18n.t('safety.quoted', [word])).join(', ');
  return (
    <ul class="safety-reasons">
      {stop.reasons.map((reason) => (
        <li key={reason} data-reason={reason}>
          {i18n.t(`safety.reasons.${camelCase(reason)}`)}
        </li>
      ))}
      {words && <li>{i18n.t('safety.words', [words])}</li>}
    </ul>
  );
}
