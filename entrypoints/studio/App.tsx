import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Arrow } from '../../engine/contracts.ts';
import type { JobOptions } from '../../lib/jobs/job.ts';
import { arrowsOf, withArrows } from '../../lib/studio/guidanceEdits.ts';
import { facesMoved } from '../../lib/studio/planEdits.ts';
import { Icon } from '../../ui/Icon.tsx';
import icon from '../../ui/icon.svg';
import { Section } from '../../ui/Section.tsx';
import { Easel } from './Easel.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { exportOptions } from './exportOptions.ts';
import { Faces } from './Faces.tsx';
import { OpenPicture } from './OpenPicture.tsx';
import { Panel } from './Panel.tsx';
import { Problem } from './Problem.tsx';
import { Stage } from './Stage.tsx';
import { Toolbar } from './Toolbar.tsx';
import { choosesFaces, initialTools } from './tools.ts';
import { useCorrect } from './useCorrect.ts';
import { useCorrections } from './useCorrections.ts';
import { useDocument } from './useDocument.ts';
import { useExport } from './useExport.ts';
import { useFacePointing } from './useFacePointing.ts';
import { usePainting } from './usePainting.ts';
import { usePreview } from './usePreview.ts';
import { useProjector } from './useProjector.ts';
import { useSource } from './useSource.ts';
import { useUndoKeys } from './useUndoKeys.ts';

export function App() {
  const { source, problem: sourceProblem, open, camera, setCamera } = useSource();
  const { preview, problem: previewProblem, fail } = usePreview(source);
  const documents = useDocument(source, preview);
  const { document, change, undo, redo } = documents;
  const [options, setOptions] = useState<JobOptions>({});
  const [tools, setTools] = useState(initialTools);
  const [selected, setSelected] = useState(-1);
  const exporting = useExport();
  useEffect(() => setOptions(source?.options ?? {}), [source]);
  const { version, apply } = useCorrections(preview, document?.corrections ?? null, fail);
  const correct = useCorrect(preview, documents, apply);
  const painting = usePainting(preview, documents, tools, correct);
  const { pointing, point } = useFacePointing(preview, document?.corrections ?? [], correct, fail);
  const playback = useProjector(preview, document?.plan ?? null, options, version, fail);
  useUndoKeys(undo, redo);
  const onOptions = (wanted: Partial<JobOptions>) => setOptions((known) => ({ ...known, ...wanted }));
  const problem = sourceProblem ?? previewProblem;

  const working = () => {
    if (!source || !preview || !document) return null;
    const { plan } = document;
    const onArrows = (next: readonly Arrow[], topic?: string) =>
      change({ plan: withArrows(plan, next) }, topic);
    return (
      <>
        <Stage
          preview={preview}
          plan={plan}
          title={source.title}
          playback={playback}
          toolbar={
            <Toolbar
              tools={tools}
              onTools={setTools}
              scene={preview.scene}
              pointing={pointing}
              undo={undo}
              redo={redo}
            />
          }
        >
          <Easel
            tools={tools}
            painting={painting}
            arrows={arrowsOf(plan)}
            selected={selected}
            aspect={preview.original.width / preview.original.height}
            onArrows={onArrows}
            onSelect={setSelected}
            onFace={(face) => void point(face)}
          />
          {choosesFaces(tools) && (
            <Faces
              faces={preview.seen.faces}
              moving={facesMoved(plan)}
              corrections={document.corrections}
              onCorrections={(corrections) => change({ corrections })}
            />
          )}
        </Stage>
        <Panel
          preview={preview}
          document={document}
          change={change}
          options={options}
          onOptions={onOptions}
          selected={selected}
          onArrows={onArrows}
          onSelect={setSelected}
        >
          <Section id="export" title={i18n.t('studio.export.title')}>
            <ExportPanel
              preview={preview}
              plan={plan}
              options={options}
              pace={playback.pace}
              onPlan={(next, topic) => change({ plan: next }, topic)}
              onOptions={onOptions}
              exporting={exporting}
              onExport={() => exporting.begin(source, exportOptions(document, options))}
            />
          </Section>
        </Panel>
      </>
    );
  };
  return (
    <div class="studio">
      <header class="page-head">
        <img src={icon} alt="" width="36" height="36" />
        <h1>{i18n.t('studio.title')}</h1>
        <OpenPicture onFiles={open} camera={camera} onCamera={setCamera} />
      </header>
      {problem && <Problem code={problem} />}
      <main>
        {!source && (
          <div class="empty">
            <span class="empty-sign">
              <Icon name="add" size={28} />
            </span>
            <p>{i18n.t('studio.empty')}</p>
          </div>
        )}
        {source && !document && !problem && <p role="status">{i18n.t('studio.looking')}</p>}
        {working()}
      </main>
    </div>
  );
}
