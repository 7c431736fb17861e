import { i18n } from '#i18n';
import { Button } from '../../ui/Button.tsx';
import { bytesText } from '../../ui/numbers.ts';
import type { RoomView } from './useRoom.ts';

/** Said before a job fails for want of room. */
export function RoomWarning({
  room,
  onFree,
}: {
  readonly room: RoomView;
  readonly onFree: (() => void) | null;
}) {
  const free = bytesText(Math.max(0, room.quota - room.used));
  return (
    <section class="room-warning" role="status">
      <p>{i18n.t('storage.warning', [free, bytesText(room.needed)])}</p>
      {onFree && <Button onClick={onFree}>{i18n.t('storage.free')}</Button>}
    </section>
  );
}
