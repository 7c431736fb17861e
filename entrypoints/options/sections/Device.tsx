import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Settings } from '../../../lib/settings/schema.ts';
import { type Adapter, findAdapter } from '../../../ui/adapter.ts';
import { Section } from '../../../ui/Section.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { SectionProps } from './section.ts';

/** Which adapter draws, as far as WebGPU lets anyone choose. */
export function Device({ id, title, settings, change }: SectionProps) {
  const { device } = settings;
  const [adapter, setAdapter] = useState<Adapter | null>();
  useEffect(() => {
    let stale = false;
    void findAdapter(device).then((found) => !stale && setAdapter(found));
    return () => {
      stale = true;
    };
  }, [device]);
  const set = (wanted: Partial<Settings['device']>) => void change({ device: { ...device, ...wanted } });
  const refused = adapter?.software && device.software === 'never';
  return (
    <Section id={id} title={title} intro={i18n.t('options.device.intro')}>
      <Select
        label={i18n.t('options.device.power')}
        hint={i18n.t('options.device.powerHint')}
        value={device.power}
        options={[
          ['auto', i18n.t('options.device.auto')],
          ['high-performance', i18n.t('options.device.fast')],
          ['low-power', i18n.t('options.device.thrifty')],
        ]}
        onChange={(power) => set({ power })}
      />
      <Select
        label={i18n.t('options.device.software')}
        hint={i18n.t('options.device.softwareHint')}
        value={device.software}
        options={[
          ['auto', i18n.t('options.device.softwareAuto')],
          ['always', i18n.t('options.device.softwareAlways')],
          ['never', i18n.t('options.device.softwareNever')],
        ]}
        onChange={(software) => set({ software })}
      />
      <p role="status" class={refused || adapter === null ? 'problem' : undefined} data-adapter>
        {adapter === null && i18n.t('options.device.none')}
        {adapter &&
          i18n.t(adapter.software ? 'options.device.isSoftware' : 'options.device.isHardware', [
            adapter.name,
          ])}
        {refused && ` ${i18n.t('options.device.refused')}`}
      </p>
    </Section>
  );
}
