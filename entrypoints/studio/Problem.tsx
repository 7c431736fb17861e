import type { ErrorCode } from '../../lib/errors.ts';
import { errorText } from '../../ui/errorText.ts';

/** What went wrong and what to do. */
export function Problem({ code }: { readonly code: ErrorCode }) {
  const { sentence, action } = errorText(code);
  return (
    <p role="alert" class="problem" data-code={code}>
      <strong>{sentence}</strong> {action}
    </p>
  );
}
