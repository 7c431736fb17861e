import type { ComponentChildren } from 'preact';
import './progressRing.css';

const radius = 20;
const round = 2 * Math.PI * radius;

/**
 * How far something is, as a ring with words inside.
 * @param fraction 0..1; null while nobody knows: the ring turns.
 * @param valueText what is heard for it.
 */
export function ProgressRing({
  fraction,
  label,
  valueText,
  children,
}: {
  readonly fraction: number | null;
  readonly label: string;
  readonly valueText: string;
  readonly children?: ComponentChildren;
}) {
  const share = fraction ?? 0.25;
  return (
    <div
      class={`progress-ring ${fraction === null ? 'turning' : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={fraction === null ? undefined : Math.round(fraction * 100)}
      aria-valuetext={valueText}
    >
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <circle class="track" cx="24" cy="24" r={radius} />
        <circle
          class="arc"
          cx="24"
          cy="24"
          r={radius}
          stroke-dasharray={`${round}`}
          stroke-dashoffset={`${round * (1 - share)}`}
        />
      </svg>
      <span>{children}</span>
    </div>
  );
}
