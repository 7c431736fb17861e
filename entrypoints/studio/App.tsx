import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Arrow, MotionPlan } from '../../engine/contracts.ts';
import type { JobOptions } from '../../lib/jobs/job.ts';
import { arrowsOf, withArrows } from '../../lib/studio/guidanceEdits.ts';
import icon from '../../ui/icon.svg';
import { Section } from '../../ui/Section.tsx';
import { ArrowList } from './ArrowList.tsx';
import { Easel } from './Easel.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { MotionList } from './MotionList.tsx';
import { OpenPicture } from './OpenPicture.tsx';
import { Problem } from './Problem.tsx';
import { Stage } from './Stage.tsx';
import { Toolbar } from './Toolbar.tsx';
import { initialTools } from './tools.ts';
import { useCorrections } from './useCorrections.ts';
import { useDocument } from './useDocument.ts';
import { useExport } from './useExport.ts';
import { usePainting } from './usePainting.ts';
import { usePreview } from './usePreview.ts';
import { useProjector } from './useProjector.ts';
import { useSource } from './useSource.ts';
import { useUndoKeys } from './useUndoKeys.ts';

export function App() {
  const { source, problem: sourceProblem, open } = useSource();
  const { preview, problem: previewProblem, fail } = usePreview(source);
  const documents = useDocument(source, preview);
  const { document, change, undo, redo } = documents;
  const [options, setOptions] = useState<JobOptions>({});
  const exporting = useExport();
  useEffect(() => setOptions(source?.options ?? {}), [source]);
  const plan = document?.plan ?? null;
  const [tools, setTools] = useState(initialTools);
  const [selected, setSelected] = useState(-1);
  const { version, apply } = useCorrections(preview, document?.corrections ?? null, fail);
  const painting = usePainting(preview, documents, tools, apply);
  const playback = useProjector(preview, plan, options, version, fail);
  useUndoKeys(undo, redo);
  const onPlan = (next: MotionPlan, topic?: string) => change({ plan: next }, topic);
  const arrows = plan ? arrowsOf(plan) : [];
  const onArrows = (next: readonly Arrow[], topic?: string) => plan && onPlan(withArrows(plan, next), topic);
  const aspect = preview ? preview.original.width / preview.original.height : 1;
  const problem = sourceProblem ?? previewProblem;

  const exportNow = () => {
    if (!source || !document) return;
    const { longSide, mark, markCorner } = options;
    const { corrections } = document;
    exporting.begin(source, {
      plan: document.plan,
      longSide,
      mark,
      markCorner,
      ...(corrections.length > 0 ? { corrections } : {}),
    });
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
            <Stage
              preview={preview}
              plan={plan}
              title={source.title}
              playback={playback}
              toolbar={
                <Toolbar tools={tools} onTools={setTools} scene={preview.scene} undo={undo} redo={redo} />
              }
            >
              <Easel
                tools={tools}
                painting={painting}
                arrows={arrows}
                selected={selected}
                aspect={aspect}
                onArrows={onArrows}
                onSelect={setSelected}
              />
            </Stage>
            <div class="panel">
              <Section id="motions" title={i18n.t('studio.motions')}>
                <MotionList plan={plan} onChange={onPlan} />
              </Section>
              {arrows.length > 0 && (
                <Section id="arrows" title={i18n.t('studio.arrows')}>
                  <ArrowList
                    arrows={arrows}
                    selected={selected}
                    aspect={aspect}
                    onArrows={onArrows}
                    onSelect={setSelected}
                  />
                </Section>
              )}
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
