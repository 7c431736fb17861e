import { i18n } from '#i18n';
import { correctable, mostToldFaces, type SceneAnalysis } from '../../engine/contracts.ts';
import { brushRange } from '../../lib/studio/brush.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { regionText } from './controlText.ts';
import { choosesFaces, paints, type Tools, toolNames } from './tools.ts';
import type { Pointing } from './useFacePointing.ts';

const percent = (share: number) => i18n.t('jobs.percent', [Math.round(100 * share)]);

const named = { depth: () => i18n.t('studio.depth'), faces: () => i18n.t('studio.faces') } as const;
const nameOf = (what: Tools['what']) =>
  what === 'depth' || what === 'faces' ? named[what]() : regionText(what);
/** What there is to say of pointing at faces. */
const pointingText: Readonly<Record<Pointing, () => string>> = {
  idle: () => i18n.t('studio.facesHint'),
  looking: () => i18n.t('studio.faceLooking'),
  missed: () => i18n.t('studio.faceMissed'),
  full: () => i18n.t('studio.facesFull', [`${mostToldFaces}`]),
};
const correctables = [...correctable, 'faces'] as const;

/** Chooses what the pointer does on the picture, and how the brush paints. */
export function Toolbar({
  tools,
  onTools,
  scene,
  pointing,
  undo,
  redo,
}: {
  readonly tools: Tools;
  readonly onTools: (tools: Tools) => void;
  readonly scene: SceneAnalysis;
  readonly pointing: Pointing;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}) {
  const { tool, what, brush } = tools;
  const setBrush = (change: Partial<Tools['brush']>) => onTools({ ...tools, brush: { ...brush, ...change } });
  const found = (one: Tools['what']) =>
    one === 'faces' ? scene.faces.length > 0 : one === 'depth' || scene.masks[one] !== undefined;
  return (
    <div class="toolbar">
      <fieldset class="tools" aria-label={i18n.t('studio.tools.label')}>
        {toolNames.map((name) => (
          <button
            key={name}
            type="button"
            class="button tool"
            data-tool={name}
            aria-pressed={tool === name}
            onClick={() => onTools({ ...tools, tool: name })}
          >
            {i18n.t(`studio.tools.${name}`)}
          </button>
        ))}
        <IconButton icon="undo" label={i18n.t('studio.undo')} disabled={!undo} onClick={() => undo?.()} />
        <IconButton icon="redo" label={i18n.t('studio.redo')} disabled={!redo} onClick={() => redo?.()} />
      </fieldset>
      {(paints(tools) || choosesFaces(tools)) && (
        <div class="brush">
          {tool === 'correct' && (
            <Select
              label={i18n.t('studio.brush.what')}
              value={what}
              options={correctables.map(
                (one) =>
                  [one, found(one) ? nameOf(one) : i18n.t('studio.brush.absent', [nameOf(one)])] as const,
              )}
              onChange={(chosen) => onTools({ ...tools, what: chosen })}
            />
          )}
          {paints(tools) ? (
            <>
              <Select
                label={i18n.t('studio.brush.mode')}
                value={brush.mode}
                options={[
                  [
                    'add',
                    i18n.t(
                      what === 'depth' && tool === 'correct' ? 'studio.brush.nearer' : 'studio.brush.add',
                    ),
                  ],
                  [
                    'erase',
                    i18n.t(
                      what === 'depth' && tool === 'correct' ? 'studio.brush.farther' : 'studio.brush.erase',
                    ),
                  ],
                ]}
                onChange={(mode) => setBrush({ mode })}
              />
              <Slider
                label={i18n.t('studio.brush.radius')}
                value={brush.radius}
                {...brushRange.radius}
                step={0.01}
                words={percent}
                onChange={(radius) => setBrush({ radius })}
              />
              <Slider
                label={i18n.t('studio.brush.feather')}
                value={brush.feather}
                {...brushRange.feather}
                step={0.05}
                words={percent}
                onChange={(feather) => setBrush({ feather })}
              />
            </>
          ) : (
            <p class="field-hint" role="status" data-pointing={pointing}>
              {pointingText[pointing]()}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
