import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { type CleanupSuggestion, suggestCleanup } from '../../../lib/gallery/cleanup.ts';
import { bytesOf, type Creation } from '../../../lib/gallery/creation.ts';
import type { Room } from '../../../lib/storage/room.ts';
import { Button } from '../../../ui/Button.tsx';
import { bytesText } from '../../../ui/numbers.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';

const kindText = ({ kind, ids }: CleanupSuggestion) => i18n.t(`storage.kinds.${kind}`, ids.length);

/** How much room creations take, and which could go: choosing them leaves the deleting to the user. */
export function StorageMeter({
  creations,
  room,
  open,
  onToggle,
  onChoose,
}: {
  /** Null until all are known. */
  readonly creations: readonly Creation[] | null;
  readonly room: Room | null;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly onChoose: (ids: readonly string[]) => void;
}) {
  const bytes = useMemo(() => creations?.reduce((sum, one) => sum + bytesOf(one), 0), [creations]);
  const suggestions = useMemo(
    () => (open && creations ? suggestCleanup(creations, Date.now()) : []),
    [creations, open],
  );
  const total = room && i18n.t('options.storage.total', [bytesText(room.used), bytesText(room.quota)]);
  return (
    <details
      id="storage"
      class="storage"
      open={open}
      onToggle={({ currentTarget }) => onToggle(currentTarget.open)}
    >
      <summary>
        {i18n.t('storage.title')}
        {creations && bytes !== undefined && (
          <>
            : {i18n.t('options.storage.creations', creations.length)}, {bytesText(bytes)}
          </>
        )}
      </summary>
      {room && total && (
        <>
          <p>{total}</p>
          <ProgressBar
            fraction={room.quota > 0 ? room.used / room.quota : 0}
            label={i18n.t('storage.title')}
            valueText={total}
          />
        </>
      )}
      {suggestions.length === 0 ? (
        <p>{i18n.t('options.storage.tidy')}</p>
      ) : (
        <ul>
          {suggestions.map((suggestion) => (
            <li key={suggestion.kind} data-suggestion={suggestion.kind}>
              <span>
                {kindText(suggestion)} ({bytesText(suggestion.bytes)})
              </span>
              <Button
                label={`${i18n.t('storage.choose')}: ${kindText(suggestion)}`}
                onClick={() => onChoose(suggestion.ids)}
              >
                {i18n.t('storage.choose')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
