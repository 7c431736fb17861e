import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { codeOf, type ErrorCode } from '../../../lib/errors.ts';
import { askBackground } from '../../../lib/protocol/channel.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { errorText } from '../../../ui/errorText.ts';
import { Section } from '../../../ui/Section.tsx';
import type { SectionProps } from './section.ts';

type State = 'idle' | 'asking' | 'erasing' | 'erased' | { readonly problem: ErrorCode };

/** Everything away, after a question. */
export function Erase({ id, title }: SectionProps) {
  const [state, setState] = useState<State>('idle');
  const erase = async () => {
    setState('erasing');
    try {
      await askBackground('data/erase', {});
      setState('erased');
    } catch (error) {
      setState({ problem: codeOf(error) });
    }
  };
  return (
    <Section id={id} title={title} intro={i18n.t('options.erase.intro')}>
      <div class="buttons">
        <Button kind="danger" disabled={state === 'erasing'} onClick={() => setState('asking')}>
          {i18n.t('options.erase.button')}
        </Button>
        <p role="status">
          {state === 'erasing' && i18n.t('options.erase.running')}
          {state === 'erased' && i18n.t('options.erase.done')}
          {typeof state === 'object' && errorText(state.problem).sentence}
        </p>
      </div>
      {state === 'asking' && (
        <ConfirmDialog
          title={i18n.t('options.erase.question')}
          confirm={i18n.t('options.erase.confirm')}
          cancel={i18n.t('options.erase.cancel')}
          onConfirm={() => void erase()}
          onCancel={() => setState('idle')}
        >
          <p>{i18n.t('options.erase.consequence')}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
