import { i18n } from '#i18n';
import { markCorners, motionKinds, soundChoices } from '../../../engine/contracts.ts';
import type { JobOptions } from '../../../lib/jobs/job.ts';
import { markCornerText } from '../../../ui/markCornerText.ts';
import { motionText } from '../../../ui/motionText.ts';
import { secondsText } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/Section.tsx';
import { Select } from '../../../ui/Select.tsx';
import { SizeSelect } from '../../../ui/SizeSelect.tsx';
import { Slider } from '../../../ui/Slider.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { soundText } from '../../../ui/soundText.ts';
import type { SectionProps } from './section.ts';

/** What the engine takes where nothing is set: see `AnimateOptions`. */
const usual = { seconds: 4, fps: 30 };
const frameRates = [24, 30, 60];
const sizes = [480, 640, 720, 1080, 1280, 1920];

/** What every new creation is made with. */
export function Creations({ id, title, settings, change }: SectionProps) {
  const { defaults } = settings;
  const set = (wanted: Partial<JobOptions>) => {
    const merged = { ...defaults, ...wanted };
    const kept = Object.entries(merged).filter(([, value]) => value !== undefined);
    void change({ defaults: Object.fromEntries(kept) });
  };
  const without = new Set(defaults.without);
  const fps = defaults.fps ?? usual.fps;
  const size = defaults.longSide;
  const listed = <T,>(values: readonly T[], present: T | undefined) =>
    present === undefined || values.includes(present) ? values : [...values, present];
  return (
    <Section id={id} title={title} intro={i18n.t('options.creations.intro')}>
      <Slider
        label={i18n.t('options.creations.seconds')}
        value={defaults.seconds ?? usual.seconds}
        min={2}
        max={10}
        step={1}
        words={secondsText}
        onChange={(seconds) => set({ seconds })}
      />
      <Select
        label={i18n.t('options.creations.fps')}
        value={String(fps)}
        options={listed(frameRates, fps).map((rate) => [
          String(rate),
          i18n.t('options.creations.fpsValue', [rate]),
        ])}
        onChange={(rate) => set({ fps: Number(rate) })}
      />
      <SizeSelect size={size} sizes={listed(sizes, size)} onChange={(longSide) => set({ longSide })} />
      <Select
        label={i18n.t('options.creations.sound')}
        hint={i18n.t('options.creations.soundHint')}
        value={defaults.sound ?? 'auto'}
        options={soundChoices.map((choice) => [choice, soundText(choice)] as const)}
        onChange={(choice) => set({ sound: choice === 'auto' ? undefined : choice })}
      />
      <Switch
        label={i18n.t('options.creations.mark')}
        hint={i18n.t('options.creations.markHint')}
        checked={defaults.mark ?? true}
        onChange={(mark) => set({ mark })}
      />
      <Select
        label={i18n.t('options.creations.markCorner')}
        value={defaults.markCorner ?? 'bottom-right'}
        options={markCorners.map((corner) => [corner, markCornerText(corner)] as const)}
        onChange={(corner) => set({ markCorner: corner === 'bottom-right' ? undefined : corner })}
      />
      <fieldset>
        <legend>{i18n.t('options.creations.motions')}</legend>
        <p class="field-hint">{i18n.t('options.creations.motionsHint')}</p>
        <div class="checks">
          {motionKinds.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={!without.has(kind)}
                onChange={({ currentTarget: { checked } }) => {
                  const others = motionKinds.filter((other) => other !== kind && without.has(other));
                  const off = checked ? others : [...others, kind];
                  set({ without: off.length > 0 ? off : undefined });
                }}
              />
              {motionText(kind)}
            </label>
          ))}
        </div>
      </fieldset>
    </Section>
  );
}
