import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { MotionPlan } from '../../engine/contracts.ts';
import type { JobOptions } from '../../lib/jobs/job.ts';
import icon from '../../ui/icon.svg';
import { Section } from '../../ui/Section.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { MotionList } from './MotionList.tsx';
import { OpenPicture } from './OpenPicture.tsx';
import { Problem } from './Problem.tsx';
import { Stage } from './Stage.tsx';
import { useDocument } from './useDocument.ts';
import { useExport } from './useExport.ts';
import { usePreview } from './usePreview.ts';
import { useProjector } from './useProjector.ts';
import { useSource } from './useSource.ts';

export function App() {
  const { source, problem: sourceProblem, open } = useSource();
  const { preview, problem: previewProblem, fail } = usePreview(source);
  const { document, change } = useDocument(source, preview);
  const [options, setOptions] = useState<JobOptions>({});
  const exporting = useExport();
  useEffect(() => setOptions(source?.options ?? {}), [source]);
  const plan = document?.plan ?? null;
  const playback = useProjector(preview, plan, options, 0, fail);
  const onPlan = (next: MotionPlan, topic?: string) => change({ plan: next }, topic);
  const problem = sourceProblem ?? previewProblem;

  const exportNow = () => {
    if (!source || !plan) return;
    const { longSide, mark, markCorner } = options;
    exporting.begin(source.picture, source.title, { plan, longSide, mark, markCorner });
  };
  return (
    <div class="studio">
      <header class="page-head">
        <img src={icon} alt="" width="36" height="36" />
        <h1>{i18n.t('studio.title')}</h1>
        <OpenPicture onFiles={open} />
      </header>
      {problem && <Problem code={problem} />}
      <main>
        {!source && <p class="empty">{i18n.t('studio.empty')}</p>}
        {source && !preview && !problem && <p role="status">{i18n.t('studio.looking')}</p>}
        {source && preview && plan && (
          <>
            <Stage preview={preview} plan={plan} title={source.title} playback={playback} />
            <div class="panel">
              <Section id="motions" title={i18n.t('studio.motions')}>
                <MotionList plan={plan} onChange={onPlan} />
              </Section>
              <Section id="export" title={i18n.t('studio.export.title')}>
                <ExportPanel
                  plan={plan}
                  options={options}
                  onPlan={onPlan}
                  onOptions={(wanted) => setOptions((known) => ({ ...known, ...wanted }))}
                  exporting={exporting}
                  onExport={exportNow}
                />
              </Section>
            </div>
          </>
        )}
      </main>
    </div>
  );
}
