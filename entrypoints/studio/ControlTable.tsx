import type { Control } from '../../engine/contracts.ts';
import { Select } from '../../ui/Select.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { choiceText, type Field, fieldText, valueText } from './controlText.ts';

/** Steps over a range of no unit of its own: fine enough for any picture. */
const steps = 200;

/** The controls of whatever has fields: a slider a number, a list a choice. */
export function ControlTable({
  controls,
  values,
  onChange,
}: {
  readonly controls: readonly Control<Field>[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly onChange: (field: Field, value: number | string) => void;
}) {
  return (
    <div class="controls">
      {controls.map((control) => {
        const { field } = control;
        const value = values[field];
        if (control.type === 'choice')
          return (
            <Select
              key={field}
              label={fieldText(field)}
              value={String(value)}
              options={control.options.map((option) => [option, choiceText(option)] as const)}
              onChange={(option) => onChange(field, option)}
            />
          );
        const { min, max, unit } = control;
        return (
          <Slider
            key={field}
            label={fieldText(field)}
            value={Number(value)}
            min={min}
            max={max}
            step={unit === 'count' ? 1 : (max - min) / steps}
            words={(shown) => valueText(control, shown)}
            onInput={(next) => onChange(field, next)}
            onChange={(next) => onChange(field, next)}
          />
        );
      })}
    </div>
  );
}
