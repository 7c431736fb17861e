import { i18n } from '#i18n';
import { keepTexts } from '../../../lib/i18n/language.ts';
import type { Settings } from '../../../lib/settings/schema.ts';
import { Section } from '../../../ui/Section.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { SectionProps } from './section.ts';

/** The extension's language, whatever the browser's. */
export function Language({ id, title, settings, change }: SectionProps) {
  const choose = async (language: Settings['language']) => {
    await change({ language });
    await keepTexts(language);
  };
  return (
    <Section id={id} title={title}>
      <Select
        label={i18n.t('options.language.label')}
        hint={i18n.t('options.language.hint')}
        value={settings.language}
        options={[
          ['auto', i18n.t('options.language.auto')],
          ['en', 'English'],
          ['de', 'Deutsch'],
        ]}
        onChange={(language) => void choose(language)}
      />
    </Section>
  );
}
