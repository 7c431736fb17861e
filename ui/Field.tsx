import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './field.css';

/** What a control needs to be tied to its label and hint. */
export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
}

/** A control with its label beside it and a hint below the label. */
export function Field({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: (ids: FieldIds) => ComponentChildren;
}) {
  const id = useId();
  return (
    <div class="field">
      <div class="field-words">
        <label for={id}>{label}</label>
        {hint && (
          <p class="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
      <div class="field-control">{children({ id, 'aria-describedby': hint ? `${id}-hint` : undefined })}</div>
    </div>
  );
}
