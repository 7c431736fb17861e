import { useEffect, useState } from 'preact/hooks';
import { Field } from './Field.tsx';

/**
 * A number in a range.
 * @param onChange told when the user lets go @param onInput told of every step on the way there
 * @param words of a value, with its unit
 */
export function Slider({
  label,
  hint,
  value,
  min,
  max,
  step,
  words,
  onInput,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly words: (value: number) => string;
  readonly onInput?: (value: number) => void;
  readonly onChange: (value: number) => void;
}) {
  const [shown, setShown] = useState(value);
  useEffect(() => setShown(value), [value]);
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <div class="slider">
          <input
            {...ids}
            type="range"
            min={min}
            max={max}
            step={step}
            value={shown}
            aria-valuetext={words(shown)}
            onInput={({ currentTarget }) => {
              setShown(currentTarget.valueAsNumber);
              onInput?.(currentTarget.valueAsNumber);
            }}
            onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
          />
          <output for={ids.id}>{words(shown)}</output>
        </div>
      )}
    </Field>
  );
}
