import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { TrustStatus } from '../../../lib/protocol/labelMessages.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { dayText } from '../../../ui/dateText.ts';
import { errorText } from '../../../ui/errorText.ts';
import { language } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/Section.tsx';
import { type TrustView, useTrust } from '../useTrust.ts';
import type { SectionProps } from './section.ts';

const dayOf = (moment: string) => dayText(Date.parse(moment));

/** As people count: 2 before 11. */
const inOrder = (a: string, b: string) => a.localeCompare(b, language(), { numeric: true });

const listKeys = {
  signers: 'options.trust.signers',
  'time-stamps': 'options.trust.timeStamps',
} as const;

const problemKeys = {
  unreachable: 'options.trust.unreachable',
  implausible: 'options.trust.implausible',
  older: 'options.trust.older',
} as const;

function List({ list }: { readonly list: TrustStatus['lists'][number] }) {
  const { name, certificates, publishedAt, fetchedAt, checkedAt, problem } = list;
  return (
    <li class="line" data-list={name} data-certificates={certificates}>
      <span>
        <strong>{i18n.t(listKeys[name])}</strong>
        <span class="field-hint">
          {fetchedAt
            ? i18n.t('options.trust.kept', [
                certificates,
                dayOf(publishedAt ?? fetchedAt),
                dayOf(checkedAt ?? fetchedAt),
              ])
            : i18n.t('options.trust.noList')}
        </span>
        {problem && <span class="field-hint problem">{i18n.t(problemKeys[problem])}</span>}
      </span>
    </li>
  );
}

function Anchors({ trust }: { readonly trust: TrustView }) {
  const input = useRef<HTMLInputElement>(null);
  const anchors = (trust.status?.anchors ?? []).toSorted((a, b) => inOrder(a.subject, b.subject));
  return (
    <div class="lines">
      <p class="field-hint">{i18n.t('options.trust.anchorsHint')}</p>
      <ul class="lines">
        {anchors.map(({ id, subject, notAfter }) => (
          <li key={id} class="line" data-anchor={id}>
            <span>
              {subject}
              <span class="field-hint">{i18n.t('options.trust.until', [dayOf(notAfter)])}</span>
            </span>
            <IconButton
              icon="close"
              label={i18n.t('options.trust.remove', [subject])}
              onClick={() => void trust.remove(id)}
            />
          </li>
        ))}
      </ul>
      <div class="buttons">
        <Button onClick={() => input.current?.click()}>{i18n.t('options.trust.add')}</Button>
        <input
          ref={input}
          type="file"
          accept=".pem,.crt,.cer"
          hidden
          data-trust="add"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void trust.add(file);
            currentTarget.value = '';
          }}
        />
      </div>
    </div>
  );
}

/** Whose signatures are recognised: the official lists with their dates, and the user's own certificates. */
export function Trust({ id, title }: SectionProps) {
  const trust = useTrust();
  return (
    <Section id={id} title={title} intro={i18n.t('options.trust.intro')}>
      {trust.problem && (
        <div role="alert" class="problem" data-code={trust.problem}>
          <strong>{errorText(trust.problem).sentence}</strong> {errorText(trust.problem).action}
        </div>
      )}
      <ul class="lines">
        {trust.status?.lists.map((list) => (
          <List key={list.name} list={list} />
        ))}
      </ul>
      <div class="buttons">
        <Button disabled={trust.updating} onClick={() => void trust.update()}>
          {i18n.t(trust.updating ? 'options.trust.updating' : 'options.trust.update')}
        </Button>
      </div>
      <Anchors trust={trust} />
    </Section>
  );
}
