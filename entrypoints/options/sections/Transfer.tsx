import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { keepTexts } from '../../../lib/i18n/language.ts';
import { readTransfer, writeTransfer } from '../../../lib/settings/transfer.ts';
import { Button } from '../../../ui/Button.tsx';
import { saveAs } from '../../../ui/download.ts';
import { errorText } from '../../../ui/errorText.ts';
import { Section } from '../../../ui/Section.tsx';
import type { SectionProps } from './section.ts';

/** Settings out of here, and into here. */
export function Transfer({ id, title, settings, change }: SectionProps) {
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<{ readonly problem: string | null } | null>(null);
  const bring = async (file: File) => {
    try {
      const read = readTransfer(await file.text());
      await change(read);
      await keepTexts(read.language);
      setOutcome({ problem: null });
    } catch (error) {
      setOutcome({ problem: error instanceof Error ? error.message : String(error) });
    }
  };
  const refusal = errorText('settings-invalid');
  return (
    <Section id={id} title={title} intro={i18n.t('options.transfer.intro')}>
      <div class="buttons">
        <Button
          onClick={() =>
            saveAs(new Blob([writeTransfer(settings)], { type: 'application/json' }), 'vivify-settings.json')
          }
        >
          {i18n.t('options.transfer.export')}
        </Button>
        <Button onClick={() => input.current?.click()}>{i18n.t('options.transfer.import')}</Button>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void bring(file);
            currentTarget.value = '';
          }}
        />
      </div>
      {outcome && (
        <div role={outcome.problem === null ? 'status' : 'alert'}>
          {outcome.problem === null ? (
            <p class="success">{i18n.t('options.transfer.done')}</p>
          ) : (
            <div class="problem" data-code="settings-invalid">
              <p>
                <strong>{refusal.sentence}</strong> {refusal.action}
              </p>
              <p class="note">{outcome.problem}</p>
            </div>
          )}
        </div>
      )}
    </Section>
  );
}
