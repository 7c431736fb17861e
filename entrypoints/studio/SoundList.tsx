import { i18n } from '#i18n';
import {
  type MotionPlan,
  type SoundChoice,
  type SoundLayer,
  soundChoices,
  soundControls,
} from '../../engine/contracts.ts';
import { Select } from '../../ui/Select.tsx';
import { soundText } from '../../ui/soundText.ts';
import { ControlTable } from './ControlTable.tsx';

/** What the plan lets hear: by choice, and each sound on or off, with how it sounds. */
export function SoundList({
  plan,
  choice,
  onChoice,
  onPlan,
}: {
  readonly plan: MotionPlan;
  readonly choice: SoundChoice;
  readonly onChoice: (choice: SoundChoice) => void;
  readonly onPlan: (plan: MotionPlan, topic?: string) => void;
}) {
  const layers = plan.sound?.layers ?? [];
  const set = (index: number, change: Partial<SoundLayer>, topic?: string) =>
    onPlan(
      {
        ...plan,
        sound: { layers: layers.map((layer, i) => (i === index ? { ...layer, ...change } : layer)) },
      },
      topic,
    );
  return (
    <>
      <Select
        label={i18n.t('options.creations.sound')}
        value={choice}
        options={soundChoices.map((one) => [one, soundText(one)] as const)}
        onChange={onChoice}
      />
      {layers.length > 0 && (
        <ul class="motions">
          {layers.map((layer, i) => (
            <li key={layer.kind} data-sound={layer.kind}>
              <details>
                <summary>{soundText(layer.kind)}</summary>
                <ControlTable
                  controls={soundControls}
                  values={layer}
                  onChange={(field, value) => set(i, { [field]: value }, `sound ${i} ${field}`)}
                />
              </details>
              <input
                type="checkbox"
                role="switch"
                class="switch"
                aria-label={soundText(layer.kind)}
                aria-checked={layer.enabled}
                checked={layer.enabled}
                onChange={({ currentTarget }) => set(i, { enabled: currentTarget.checked })}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
