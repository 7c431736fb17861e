import { i18n } from '#i18n';
import type { MotionPlan } from '../../engine/contracts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { secondsText } from '../../ui/numbers.ts';
import type { Playback } from './useProjector.ts';

/** Play and pause, where in the loop it is, and how much of the picture as it was is seen. */
export function Transport({
  plan,
  playback,
  wipe,
  onWipe,
}: {
  readonly plan: MotionPlan;
  readonly playback: Playback;
  readonly wipe: number;
  readonly onWipe: (share: number) => void;
}) {
  const { playing, setPlaying, index, seek } = playback;
  const last = Math.max(2, Math.round(plan.seconds * plan.fps)) - 1;
  const time = secondsText(index / plan.fps, 1);
  return (
    <div class="transport">
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={i18n.t(playing ? 'player.pause' : 'player.play')}
        onClick={() => setPlaying(!playing)}
      />
      <input
        class="scrub"
        type="range"
        min={0}
        max={last}
        step={1}
        value={index}
        aria-label={i18n.t('studio.scrub')}
        aria-valuetext={time}
        onInput={({ currentTarget }) => {
          setPlaying(false);
          seek(currentTarget.valueAsNumber);
        }}
      />
      <output class="loop">{i18n.t('studio.loop', [time, secondsText(plan.seconds, 1)])}</output>
      <label class="wipe">
        {i18n.t('studio.wipe')}
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          value={wipe}
          aria-valuetext={i18n.t('jobs.percent', [wipe])}
          onInput={({ currentTarget }) => onWipe(currentTarget.valueAsNumber)}
        />
      </label>
    </div>
  );
}
