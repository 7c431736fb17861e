import { i18n } from '#i18n';
import { Select } from './Select.tsx';

/**
 * Asks how large videos are to be.
 * @param size longest side in pixels; undefined = the engine decides @param sizes to choose from, in pixels
 */
export function SizeSelect({
  size,
  sizes,
  onChange,
}: {
  readonly size: number | undefined;
  readonly sizes: readonly number[];
  readonly onChange: (size: number | undefined) => void;
}) {
  return (
    <Select
      label={i18n.t('options.creations.size')}
      hint={i18n.t('options.creations.sizeHint')}
      value={size === undefined ? 'auto' : String(size)}
      options={[
        ['auto', i18n.t('options.creations.sizeAuto')],
        ...sizes.map((pixels) => [String(pixels), i18n.t('options.creations.sizeValue', [pixels])] as const),
      ]}
      onChange={(pixels) => onChange(pixels === 'auto' ? undefined : Number(pixels))}
    />
  );
}
