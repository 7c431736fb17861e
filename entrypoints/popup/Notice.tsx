import { i18n } from '#i18n';
import type { ErrorCode } from '../../lib/errors.ts';
import { IconButton } from '../../ui/Button.tsx';
import { errorText } from '../../ui/errorText.ts';

/** Something went wrong: what, and what to do. */
export function Notice({ code, onClose }: { readonly code: ErrorCode; readonly onClose: () => void }) {
  const { sentence, action } = errorText(code);
  return (
    <div class="notice" role="alert" data-code={code}>
      <div>
        <p class="notice-sentence">{sentence}</p>
        <p>{action}</p>
      </div>
      <IconButton icon="close" label={i18n.t('popup.close')} onClick={onClose} />
    </div>
  );
}
