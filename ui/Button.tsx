import type { ComponentChildren, Ref } from 'preact';
import './button.css';
import { Icon, type IconName } from './Icon.tsx';

interface Common {
  readonly onClick: () => void;
  /** What assistive technology calls it, where the visible words are not enough. */
  readonly label?: string;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  readonly disabled?: boolean;
}

/** A button with words on it. */
export function Button({
  kind,
  label,
  onClick,
  buttonRef,
  disabled = false,
  children,
}: Common & { readonly kind?: 'primary' | 'link' | 'danger'; readonly children: ComponentChildren }) {
  return (
    <button
      type="button"
      ref={buttonRef ?? null}
      class={`button ${kind ?? ''}`}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** A button with an icon alone; its label is also its tooltip. */
export function IconButton({
  icon,
  label,
  onClick,
  buttonRef,
  disabled = false,
}: Common & { readonly icon: IconName; readonly label: string }) {
  return (
    <button
      type="button"
      ref={buttonRef ?? null}
      class="button icon"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
