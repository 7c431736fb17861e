import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../ui/Button.tsx';
import { PanelDialog, type Question } from './PanelDialog.tsx';
import './checkFile.css';

const questionOfFile = (file: File): Question => ({
  subject: { file: () => Promise.resolve(file) },
  name: file.name,
});

/** What an address asks; null where it is none that can be fetched. */
function questionOfAddress(text: string): Question | null {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  if (!URL.canParse(address)) return null;
  const { protocol, href, pathname, host } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const name = pathname.split('/').pop() || host;
  return { subject: { media: { kind: 'file', url: href }, page: null, read: null }, name };
}

/** Checks a file that is dropped or chosen here, or an address. */
export function CheckFile() {
  const [question, setQuestion] = useState<Question | null>(null);
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  const [over, setOver] = useState(false);
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const submit = (event: Event) => {
    event.preventDefault();
    const asked = questionOfAddress(address);
    setWrong(!asked);
    if (asked) setQuestion(asked);
  };
  const check = (file: File | undefined) => {
    if (file) setQuestion(questionOfFile(file));
  };
  // Elsewhere on the page, what is dropped is brought to life.
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(event.type === 'dragover');
  };
  return (
    <details
      class={over ? 'check over' : 'check'}
      open={open || over}
      onToggle={({ currentTarget }) => !over && setOpen(currentTarget.open)}
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={(event) => {
        drag(event);
        check(event.dataTransfer?.files[0]);
      }}
    >
      <summary>
        <h2>{i18n.t('check.heading')}</h2>
      </summary>
      <form onSubmit={submit}>
        <input
          type="text"
          inputMode="url"
          aria-label={i18n.t('check.address')}
          placeholder={i18n.t('check.address')}
          value={address}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'check-wrong' : undefined}
          onInput={({ currentTarget }) => setAddress(currentTarget.value)}
        />
        <button type="submit" class="button">
          {i18n.t('check.go')}
        </button>
      </form>
      {wrong && (
        <p id="check-wrong" class="check-wrong" role="alert">
          {i18n.t('check.wrong')}
        </p>
      )}
      <p>
        {i18n.t(over ? 'check.dropNow' : 'check.drop')}{' '}
        <Button kind="link" onClick={() => input.current?.click()}>
          {i18n.t('check.choose')}
        </Button>
      </p>
      <input
        ref={input}
        type="file"
        accept="video/*,image/*,audio/*,application/pdf"
        hidden
        onChange={({ currentTarget }) => {
          check(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      {question && <PanelDialog question={question} onClose={() => setQuestion(null)} />}
    </details>
  );
}
