import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';

/** Keeps the plan's motions as a look under a name. */
export function KeepLook({ onKeep }: { readonly onKeep: (name: string) => Promise<boolean> }) {
  const id = useId();
  const [name, setName] = useState('');
  const [said, setSaid] = useState('');
  const keep = async () => {
    const kept = await onKeep(name);
    setSaid(i18n.t(kept ? 'studio.looks.kept' : 'studio.looks.notKept', [name]));
    if (kept) setName('');
  };
  return (
    <form
      class="keep-look"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label for={id}>{i18n.t('studio.looks.name')}</label>
      <input
        id={id}
        class="text-input"
        type="text"
        maxLength={60}
        value={name}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <button type="submit" class="button" disabled={name.trim() === ''}>
        {i18n.t('studio.looks.keep')}
      </button>
      <p class="field-hint" role="status">
        {said}
      </p>
    </form>
  );
}
