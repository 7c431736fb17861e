import { i18n } from '#i18n';
import type { MotionPlan } from '../../engine/contracts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { secondsText } from '../../ui/numbers.ts';
import { useLoopSound } from './useLoopSound.ts';
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
  const sound = useLoopSound(plan, playback);
  const time = secondsText(index / plan.fps, 1);
  return (
    <div class="transport" data-sound={sound.state}>
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
      {sound.present && (
        <span class="volume">
          <IconButton
            icon={sound.muted ? 'soundOff' : 'soundOn'}
            label={i18n.t(sound.muted ? 'player.unmute' : 'player.mute')}
            onClick={sound.toggle}
          />
          <input
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={sound.muted ? 0 : sound.volume}
            aria-label={i18n.t('player.volume')}
            aria-valuetext={i18n.t('player.volumeValue', [
              `${Math.round(100 * (sound.muted ? 0 : sound.volume))}`,
            ])}
            onInput={({ currentTarget }) => sound.setVolume(currentTarget.valueAsNumber)}
          />
        </span>
      )}
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
