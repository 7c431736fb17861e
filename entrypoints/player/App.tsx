import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { SafetyQuestion } from '../../ui/SafetyQuestion.tsx';
import type { Line } from './handshake.ts';
import { Problem } from './Problem.tsx';
import { Showing } from './Showing.tsx';
import { usePlayer } from './usePlayer.ts';
import { Working } from './Working.tsx';

/** The player over one picture. */
export function App({ line }: { readonly line: Line }) {
  const player = usePlayer(line);
  const { state, calls } = player;
  const root = useRef<HTMLElement>(null);

  useEffect(() => {
    if (calls === 0) return;
    if (state.name === 'problem') player.retry();
    root.current?.focus();
    // Only a new click of the user counts, not what has changed since.
  }, [calls]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      if (['acquiring', 'working', 'asking'].includes(state.name)) player.cancel();
      else player.close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return (
    <main class="player" ref={root} tabIndex={-1} aria-label={i18n.t('player.label')} data-state={state.name}>
      {(state.name === 'acquiring' || state.name === 'working') && (
        <Working
          job={state.name === 'working' ? state.job : null}
          acquiring={state.name === 'acquiring'}
          onCancel={player.cancel}
        />
      )}
      {state.name === 'asking' && <SafetyQuestion stop={state.stop} onAnswer={player.answer} />}
      {state.name === 'problem' && (
        <Problem
          code={state.code}
          jobId={state.jobId}
          stop={state.stop ?? null}
          onRetry={player.retry}
          onClose={player.close}
        />
      )}
      {state.name === 'playing' && (
        <Showing
          creationId={state.creationId}
          title={line.title}
          layout={player.layout}
          calls={calls}
          onGallery={player.openGallery}
          onStudio={player.openStudio}
          onClose={player.close}
          onError={player.fail}
        />
      )}
    </main>
  );
}
