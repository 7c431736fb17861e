import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Arrow, MotionPlan, SoundChoice } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';
import type { JobOptions } from '../../lib/jobs/job.ts';
import { arrowsOf } from '../../lib/studio/guidanceEdits.ts';
import { Section } from '../../ui/Section.tsx';
import { ArrowList } from './ArrowList.tsx';
import { Looks } from './Looks.tsx';
import { MotionList } from './MotionList.tsx';
import { PlanText } from './PlanText.tsx';
import { SoundList } from './SoundList.tsx';
import type { DocumentView, StudioDocument } from './useDocument.ts';
import { Wishes } from './Wishes.tsx';

/** Everything about how the picture moves. */
export function Panel({
  preview,
  document,
  change,
  options,
  onOptions,
  selected,
  onArrows,
  onSelect,
  children,
}: {
  readonly preview: Preview;
  readonly document: StudioDocument;
  readonly change: DocumentView['change'];
  readonly options: JobOptions;
  readonly onOptions: (change: Partial<JobOptions>) => void;
  /** The arrow in hand. */
  readonly selected: number;
  readonly onArrows: (arrows: readonly Arrow[], topic?: string) => void;
  readonly onSelect: (index: number) => void;
  /** What comes of it. */
  readonly children: ComponentChildren;
}) {
  const { plan, prompt } = document;
  const { seed, seconds, fps } = plan;
  const onPlan = (next: MotionPlan, topic?: string) => change({ plan: next }, topic);
  const base = () => preview.plan({ seed, seconds, fps, prompt });
  const onChoice = (sound: SoundChoice) => {
    onOptions({ sound });
    const heard = preview.plan(sound === 'auto' ? { seed, seconds, fps, prompt } : { plan, prompt, sound });
    onPlan({ ...plan, sound: heard.sound });
  };
  const arrows = arrowsOf(plan);
  return (
    <div class="panel">
      <Section id="wishes" title={i18n.t('studio.wishes')}>
        <Wishes preview={preview} document={document} change={change} />
      </Section>
      <Section id="looks" title={i18n.t('studio.looks.title')}>
        <Looks plan={plan} base={base} onPlan={onPlan} />
      </Section>
      <Section id="motions" title={i18n.t('studio.motions')}>
        <MotionList plan={plan} onChange={onPlan} />
        <PlanText plan={plan} onPlan={onPlan} />
      </Section>
      <Section id="sound" title={i18n.t('options.creations.sound')}>
        <SoundList plan={plan} choice={options.sound ?? 'auto'} onChoice={onChoice} onPlan={onPlan} />
      </Section>
      {arrows.length > 0 && (
        <Section id="arrows" title={i18n.t('studio.arrows')}>
          <ArrowList
            arrows={arrows}
            selected={selected}
            aspect={preview.original.width / preview.original.height}
            onArrows={onArrows}
            onSelect={onSelect}
          />
        </Section>
      )}
      {children}
    </div>
  );
}
