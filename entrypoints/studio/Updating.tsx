import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';

/** Milliseconds that a change may take before it is worth a word. */
const patience = 300;

/** Says over the picture that a change is not seen in it yet. */
export function Updating({ busy }: { readonly busy: boolean }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!busy) return setLate(false);
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, [busy]);
  return (
    <p class="updating" role="status">
      {late && i18n.t('studio.updating')}
    </p>
  );
}
