import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './Button.tsx';
import './safety.css';

/** “I think this is wrong”: a note that stays on this device until the user exports it. */
export function Dispute({ keep }: { readonly keep: (note: string) => Promise<unknown> }) {
  const [state, setState] = useState<'closed' | 'writing' | 'kept'>('closed');
  const [note, setNote] = useState('');
  if (state === 'kept') return <p role="status">{i18n.t('safety.disputeKept')}</p>;
  if (state === 'closed') {
    return (
      <Button label={i18n.t('safety.dispute')} onClick={() => setState('writing')}>
        {i18n.t('safety.dispute')}
      </Button>
    );
  }
  const send = () =>
    keep(note).then(
      () => setState('kept'),
      (error: unknown) => console.warn('Not kept', error),
    );
  return (
    <form
      class="safety-dispute"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label>
        <span>{i18n.t('safety.disputeNote')}</span>
        <textarea
          maxLength={1000}
          rows={2}
          value={note}
          onInput={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </label>
      <Button kind="primary" label={i18n.t('safety.disputeKeep')} onClick={() => void send()}>
        {i18n.t('safety.disputeKeep')}
      </Button>
    </form>
  );
}
