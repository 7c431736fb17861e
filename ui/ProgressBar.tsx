import './progressBar.css';

/** How far something is. @param fraction 0..1 @param valueText what is heard for it */
export function ProgressBar({
  fraction,
  label,
  valueText,
}: {
  readonly fraction: number;
  readonly label: string;
  readonly valueText: string;
}) {
  const percent = Math.round(fraction * 100);
  return (
    <div
      class="progress-bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={valueText}
    >
      <span style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
