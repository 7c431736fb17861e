import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { bytesText } from '../../../ui/numbers.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { Section } from '../../../ui/Section.tsx';
import { type Cleanup, useStorage } from '../useStorage.ts';
import type { SectionProps } from './section.ts';

const cleanupText = ({ kind, count, bytes }: Cleanup) =>
  kind === 'old-creations'
    ? `${i18n.t('options.storage.old', count)} (${bytesText(bytes)})`
    : i18n.t('options.storage.stopped', count);

/** What takes room on this device, and what could go. */
export function Storage({ id, title }: SectionProps) {
  const { storage, clean } = useStorage();
  const [asked, setAsked] = useState<Cleanup | null>(null);
  if (!storage)
    return (
      <Section id={id} title={title}>
        {null}
      </Section>
    );
  const { used, quota, creations, models, cleanups } = storage;
  const total = i18n.t('options.storage.total', [bytesText(used), bytesText(quota)]);
  return (
    <Section id={id} title={title} intro={i18n.t('options.storage.intro')}>
      <div class="lines">
        <p>{total}</p>
        <ProgressBar fraction={quota > 0 ? used / quota : 0} label={title} valueText={total} />
      </div>
      <ul class="lines">
        <li class="line" data-kind="creations">
          <span>{i18n.t('options.storage.creations', creations.count)}</span>
          <span>{bytesText(creations.bytes)}</span>
        </li>
        <li class="line" data-kind="models">
          <span>{i18n.t('options.storage.models', models.count)}</span>
          <span>{bytesText(models.bytes)}</span>
        </li>
        <li class="line">
          <span>{i18n.t('options.storage.rest')}</span>
          <span>{bytesText(Math.max(0, used - creations.bytes - models.bytes))}</span>
        </li>
      </ul>
      {cleanups.length === 0 ? (
        <p class="note">{i18n.t('options.storage.tidy')}</p>
      ) : (
        <ul class="lines">
          {cleanups.map((cleanup) => (
            <li key={cleanup.kind} class="line" data-cleanup={cleanup.kind}>
              <span>{cleanupText(cleanup)}</span>
              <Button
                label={`${i18n.t('options.storage.remove')}: ${cleanupText(cleanup)}`}
                onClick={() => setAsked(cleanup)}
              >
                {i18n.t('options.storage.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asked && (
        <ConfirmDialog
          title={i18n.t('options.storage.question')}
          confirm={i18n.t('options.storage.remove')}
          cancel={i18n.t('options.erase.cancel')}
          onCancel={() => setAsked(null)}
          onConfirm={() => {
            void clean(asked.kind);
            setAsked(null);
          }}
        >
          <p>{cleanupText(asked)}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
