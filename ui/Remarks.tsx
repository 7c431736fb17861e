import { i18n } from '#i18n';
import type { Creation } from '../lib/gallery/creation.ts';
import './notes.css';

type Report = Creation['report'];
type Remark = NonNullable<Report['remarks']>[number];

const texts: Readonly<Record<Remark, () => string>> = {
  drawn: () => i18n.t('remarks.drawn'),
  'nothing-moves': () => i18n.t('remarks.nothingMoves'),
};

/** Why a creation moves as little as it does; nothing where there is nothing to say. */
export function Remarks({ remarks }: { readonly remarks: Report['remarks'] | undefined }) {
  const known = (remarks ?? []).filter((remark) => remark in texts);
  if (known.length === 0) return null;
  return (
    <ul class="remarks">
      {known.map((remark) => (
        <li key={remark}>{texts[remark]()}</li>
      ))}
    </ul>
  );
}

/** The level of quality that a creation was made at, in words; null in records of earlier versions. */
export function qualityText(quality: Report['quality'] | undefined): string | null {
  return quality ? i18n.t('qualities.title', [i18n.t(`qualities.${quality}`)]) : null;
}
