import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { LabelSettings } from '../../../lib/settings/labels.ts';
import { withSite } from '../../../lib/settings/labels.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import type { SectionProps } from './section.ts';

/** A host name from what people type or paste; null where there is none in it. */
export function siteOf(text: string): string | null {
  const trimmed = text.trim();
  const url = URL.parse(trimmed.includes('://') ? trimmed : `https://${trimmed}`);
  return url && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url.hostname : null;
}

function Sites({
  labels,
  set,
}: {
  readonly labels: LabelSettings;
  readonly set: (labels: LabelSettings) => void;
}) {
  const [typed, setTyped] = useState('');
  const id = useId();
  const site = siteOf(typed);
  const add = () => {
    if (!site) return;
    set(withSite(labels, site, false));
    setTyped('');
  };
  return (
    <div class="lines">
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label for={id}>{i18n.t('options.labels.sites')}</label>
        <div class="buttons">
          <input
            id={id}
            class="text-input"
            value={typed}
            placeholder="example.org"
            maxLength={300}
            spellcheck={false}
            autocomplete="off"
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <Button disabled={!site} onClick={add}>
            {i18n.t('options.labels.addSite')}
          </Button>
        </div>
      </form>
      {labels.offSites.length > 0 && (
        <ul class="lines">
          {labels.offSites.map((off) => (
            <li key={off} class="line">
              <span>{off}</span>
              <IconButton
                icon="close"
                label={i18n.t('options.labels.removeSite', [off])}
                onClick={() => set(withSite(labels, off, true))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Where labels on other people's media are shown. */
export function Labels({ id, title, settings, change }: SectionProps) {
  const { labels } = settings;
  const set = (changed: LabelSettings) => void change({ labels: changed });
  return (
    <Section id={id} title={title} intro={i18n.t('options.labels.intro')}>
      <Switch
        label={i18n.t('options.labels.videos')}
        checked={labels.videos}
        onChange={(videos) => set({ ...labels, videos })}
      />
      <Switch
        label={i18n.t('options.labels.pictures')}
        hint={i18n.t('options.labels.picturesHint')}
        checked={labels.pictures}
        onChange={(pictures) => set({ ...labels, pictures })}
      />
      <Switch
        label={i18n.t('options.labels.showNone')}
        hint={i18n.t('options.labels.showNoneHint')}
        checked={labels.showNone}
        onChange={(showNone) => set({ ...labels, showNone })}
      />
      <Sites labels={labels} set={set} />
    </Section>
  );
}
