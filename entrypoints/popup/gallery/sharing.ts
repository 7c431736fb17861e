import type { Creation } from '../../../lib/gallery/creation.ts';
import { downloadName } from '../../../lib/sessions/pictureName.ts';

type ReadVideo = (id: string) => Promise<File | null>;

const nameOf = ({ title }: Creation) => downloadName(title, '.mp4');

/** Whether this platform can hand videos to other programs. */
export function canShare(): boolean {
  const probe = new File([], 'video.mp4', { type: 'video/mp4' });
  return typeof navigator.share === 'function' && navigator.canShare?.({ files: [probe] }) === true;
}

/** Hands the signed video to the platform. Nothing happens where the user thinks better of it. */
export async function share(creation: Creation, video: ReadVideo): Promise<void> {
  const mp4 = await video(creation.id);
  if (!mp4) return;
  const file = new File([mp4], nameOf(creation), { type: 'video/mp4' });
  try {
    await navigator.share({ files: [file], title: creation.title });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  }
}

/**
 * Whether the first frame may be copied: clipboards drop credentials, so that the visible mark is all the label
 * there is, and without it nothing may leave that way.
 */
export const canCopy = ({ options }: Creation): boolean => options?.mark !== false;

/** Puts the first frame on the clipboard. Has to be called while the user's click counts. */
export function copyFrame(creation: Creation, video: ReadVideo): Promise<void> {
  const picture = video(creation.id).then(async (mp4) => {
    if (!mp4) throw new Error('The video is gone.');
    const { firstFrame } = await import('../../../lib/gallery/export/exportCreation.ts');
    return firstFrame(creation, mp4, AbortSignal.timeout(30_000));
  });
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}
