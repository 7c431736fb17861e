import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../ui/Button.tsx';
import { usePictureDrop } from '../../ui/usePictureDrop.ts';

/** Where a picture comes in: dropped anywhere on the page, pasted, or chosen. */
export function OpenPicture({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const over = usePictureDrop(onFiles);
  return (
    <div class="open">
      <Button onClick={() => input.current?.click()}>{i18n.t('studio.open')}</Button>
      <span class="open-hint">{i18n.t(over ? 'studio.dropNow' : 'studio.drop')}</span>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
