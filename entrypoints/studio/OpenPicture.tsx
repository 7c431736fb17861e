import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../ui/Button.tsx';
import { CameraCapture } from '../../ui/camera/CameraCapture.tsx';
import { usePictureDrop } from '../../ui/usePictureDrop.ts';

/** Where a picture comes in: dropped anywhere on the page, pasted, chosen, or taken. */
export function OpenPicture({
  onFiles,
  camera,
  onCamera,
}: {
  readonly onFiles: (files: readonly File[]) => void;
  /** Whether the camera is open. */
  readonly camera: boolean;
  readonly onCamera: (open: boolean) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const over = usePictureDrop(onFiles);
  return (
    <>
      <div class="open">
        <Button onClick={() => input.current?.click()}>{i18n.t('studio.open')}</Button>
        <Button disabled={camera} onClick={() => onCamera(true)}>
          {i18n.t('studio.camera')}
        </Button>
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
      {camera && (
        <div class="open-camera">
          <CameraCapture onPicture={(picture) => onFiles([picture])} onClose={() => onCamera(false)} />
        </div>
      )}
    </>
  );
}
