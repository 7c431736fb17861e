import { i18n } from '#i18n';
import { type MotionPlan, motionControls } from '../../engine/contracts.ts';
import { withMotion } from '../../lib/studio/planEdits.ts';
import { ControlTable } from './ControlTable.tsx';
import { motionTitle } from './controlText.ts';

/** The plan's motions: each on or off, and how it moves. */
export function MotionList({
  plan,
  onChange,
}: {
  readonly plan: MotionPlan;
  readonly onChange: (plan: MotionPlan, topic?: string) => void;
}) {
  if (plan.motions.length === 0) return <p>{i18n.t('studio.noMotions')}</p>;
  return (
    <ul class="motions">
      {plan.motions.map((motion, i) => {
        const title = motionTitle(motion);
        return (
          <li key={title} data-motion={motion.kind}>
            <details>
              <summary>{title}</summary>
              <ControlTable
                controls={motionControls[motion.kind]}
                values={motion}
                onChange={(field, value) =>
                  onChange(withMotion(plan, i, { [field]: value }), `motion ${i} ${field}`)
                }
              />
            </details>
            <input
              type="checkbox"
              role="switch"
              class="switch"
              aria-label={title}
              aria-checked={motion.enabled}
              checked={motion.enabled}
              onChange={({ currentTarget }) =>
                onChange(withMotion(plan, i, { enabled: currentTarget.checked }))
              }
            />
          </li>
        );
      })}
    </ul>
  );
}
