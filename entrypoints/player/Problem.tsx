import { i18n } from '#i18n';
import type { ErrorCode } from '../../lib/errors.ts';
import { askWorkshop } from '../../lib/protocol/channel.ts';
import type { SafetyStop } from '../../lib/safety/stopped.ts';
import { Dispute } from '../../ui/Dispute.tsx';
import { errorText } from '../../ui/errorText.ts';
import { Icon } from '../../ui/Icon.tsx';
import { SafetyReasons } from '../../ui/SafetyReasons.tsx';

/** What went wrong, what to do, and two ways on. */
export function Problem({
  code,
  jobId,
  stop,
  onRetry,
  onClose,
}: {
  readonly code: ErrorCode;
  readonly jobId: string | null;
  /** A check said no: why, and nothing to try again. */
  readonly stop: SafetyStop | null;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}) {
  const { sentence, action } = errorText(code);
  return (
    <section class="problem" role="alert" data-code={code} title={`${sentence} ${action}`}>
      <div class="words">
        <p class="sentence">{sentence}</p>
        <p class="action">{action}</p>
        {stop && <SafetyReasons stop={stop} />}
      </div>
      <div class="ways">
        {stop ? (
          jobId && <Dispute keep={(note) => askWorkshop('safety/dispute', { jobId, note })} />
        ) : (
          <button type="button" class="primary" onClick={onRetry} aria-label={i18n.t('player.retry')}>
            <Icon name="retry" size={16} />
            <span>{i18n.t('player.retry')}</span>
          </button>
        )}
        <button type="button" onClick={onClose} aria-label={i18n.t('player.close')}>
          <Icon name="close" size={16} />
          <span>{i18n.t('player.close')}</span>
        </button>
      </div>
    </section>
  );
}
