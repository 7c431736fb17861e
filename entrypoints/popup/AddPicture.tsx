import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { PromptField } from '../../ui/prompt/PromptField.tsx';
import { usePictureDrop } from '../../ui/usePictureDrop.ts';
import { usePrompt } from './prompt.ts';

/** Where a picture comes in: dropped anywhere on the page, pasted, or chosen. */
export function AddPicture({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const over = usePictureDrop(onFiles);
  const [prompt, setPrompt] = usePrompt();

  return (
    <>
      <section class={over ? 'add over' : 'add'} aria-label={i18n.t('popup.addLabel')}>
        <span class="add-sign">
          <Icon name="add" size={20} />
        </span>
        <p>
          {over ? (
            i18n.t('popup.dropNow')
          ) : (
            <>
              {i18n.t('popup.drop')}{' '}
              <Button kind="link" onClick={() => input.current?.click()}>
                {i18n.t('popup.choose')}
              </Button>
              {' · '}
              <Button kind="link" onClick={() => window.open('/studio.html#camera', '_blank')}>
                {i18n.t('popup.camera')}
              </Button>
            </>
          )}
        </p>
        <input
          ref={input}
          type="file"
          accept="image/*"
          multiple
          hidden
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
      </section>
      <PromptField value={prompt} onChange={setPrompt} />
    </>
  );
}
