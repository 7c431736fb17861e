import type { VerdictAction } from '../../lib/provenance/verdict.ts';
import { actionText, sourceTypeText, timeText } from './words.ts';

/** What was done, one step a line, in the order in which it is stated. */
export function Actions({ actions }: { readonly actions: readonly VerdictAction[] }) {
  return (
    <ol class="actions">
      {actions.map(({ action, digitalSourceType, when, software, description }, index) => (
        // Steps have no identity of their own and never change place.
        <li key={index}>
          <span class="action-name">{actionText(action)}</span>
          {digitalSourceType && <span>{sourceTypeText(digitalSourceType)}</span>}
          {software && <span>{software}</span>}
          {description && <span class="quoted">{description}</span>}
          {when && <span class="muted">{timeText(when)}</span>}
        </li>
      ))}
    </ol>
  );
}
