import { i18n } from '#i18n';
import type { MotionPlan } from '../../engine/contracts.ts';
import { withOwnPreset } from '../../lib/studio/ownPresets.ts';
import { presetNames, withPreset } from '../../lib/studio/presets.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { KeepLook } from './KeepLook.tsx';
import { useLooks } from './useLooks.ts';

/** Any seed will do for luck. */
const anySeed = () => crypto.getRandomValues(new Uint32Array(1))[0]!;

/** Ready-made looks, and the user's own. */
export function Looks({
  plan,
  base,
  onPlan,
}: {
  readonly plan: MotionPlan;
  /** What the planner chooses for the picture. */
  readonly base: () => MotionPlan;
  readonly onPlan: (plan: MotionPlan) => void;
}) {
  const { looks, keep, forget } = useLooks();
  return (
    <>
      <div class="looks">
        {presetNames.map((name) => (
          <Button key={name} onClick={() => onPlan(withPreset(name, base(), plan, anySeed()))}>
            {i18n.t(`studio.looks.${name}`)}
          </Button>
        ))}
      </div>
      {looks.length > 0 && (
        <ul class="looks" aria-label={i18n.t('studio.looks.own')}>
          {looks.map((look) => (
            <li key={look.name}>
              <Button onClick={() => onPlan(withOwnPreset(look, plan))}>{look.name}</Button>
              <IconButton
                icon="close"
                label={i18n.t('gallery.deleteOf', [look.name])}
                onClick={() => forget(look.name)}
              />
            </li>
          ))}
        </ul>
      )}
      <KeepLook onKeep={(name) => keep(name, plan)} />
    </>
  );
}
