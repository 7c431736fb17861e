import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../ui/Button.tsx';
import { Section } from '../../../ui/Section.tsx';
import type { SectionProps } from './section.ts';

/** An address that takes reports: https, or this device's own for trying it out. */
function endpointOf(text: string): string | null {
  const url = URL.parse(text.trim());
  const local = url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  return url && (url.protocol === 'https:' || local) ? url.href : null;
}

/** What is checked, what was reported, and where reports go. */
export function Safety({ id, title, settings, change }: SectionProps) {
  const { endpoint } = settings.reports;
  const [typed, setTyped] = useState(endpoint ?? '');
  const field = useId();
  const wanted = typed.trim() === '' ? null : endpointOf(typed);
  const valid = typed.trim() === '' || wanted !== null;
  return (
    <Section id={id} title={title} intro={i18n.t('options.safety.intro')}>
      <p class="buttons">
        <a href="/checks.html">{i18n.t('checks.title')}</a>
        <a href="/reports.html">{i18n.t('report.page.title')}</a>
      </p>
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          if (valid) void change({ reports: { endpoint: wanted } });
        }}
      >
        <label for={field}>{i18n.t('options.safety.endpoint')}</label>
        <div class="buttons">
          <input
            id={field}
            class="text-input"
            value={typed}
            placeholder="https://…"
            maxLength={2048}
            spellcheck={false}
            autocomplete="off"
            aria-invalid={!valid}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <Button
            disabled={!valid || wanted === endpoint}
            onClick={() => void change({ reports: { endpoint: wanted } })}
          >
            {i18n.t('options.safety.set')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
