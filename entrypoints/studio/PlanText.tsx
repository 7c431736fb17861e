import { useEffect, useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { MotionPlan } from '../../engine/contracts.ts';
import { planText, readPlan } from '../../lib/studio/planJson.ts';
import { Button } from '../../ui/Button.tsx';
import { errorText } from '../../ui/errorText.ts';

/** The plan as text, to copy, to paste and to change. */
export function PlanText({
  plan,
  onPlan,
}: {
  readonly plan: MotionPlan;
  readonly onPlan: (plan: MotionPlan) => void;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState('');
  useEffect(() => {
    setText(planText(plan));
    setProblem('');
  }, [plan]);
  const take = (wanted: string) => {
    const read = readPlan(wanted);
    setSaid('');
    if ('plan' in read) {
      setProblem('');
      onPlan(read.plan);
    } else setProblem([read.where, read.problem].filter(Boolean).join(': '));
  };
  return (
    <details class="plan-text">
      <summary>{i18n.t('studio.json.title')}</summary>
      <label for={id}>{i18n.t('studio.json.label')}</label>
      <textarea
        id={id}
        class="text-input"
        rows={12}
        spellcheck={false}
        value={text}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-problem`}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div class="looks">
        <Button
          onClick={() =>
            void navigator.clipboard
              .writeText(planText(plan))
              .then(() => setSaid(i18n.t('studio.json.copied')))
          }
        >
          {i18n.t('studio.json.copy')}
        </Button>
        <Button onClick={() => take(text)}>{i18n.t('studio.json.take')}</Button>
      </div>
      <p id={`${id}-problem`} role="alert" class="problem">
        {problem !== '' && (
          <>
            <strong>{errorText('plan-invalid').sentence}</strong> {problem}
          </>
        )}
      </p>
      <p class="field-hint" role="status">
        {said}
      </p>
    </details>
  );
}
