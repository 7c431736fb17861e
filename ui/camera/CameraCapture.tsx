import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../Button.tsx';
import './camera.css';

/** Quality of the picture that is taken, as JPEG. */
const quality = 0.95;

/** The frame on show, as a file. */
async function pictureOf(video: HTMLVideoElement): Promise<File> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext('2d')!.drawImage(video, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new File([blob], i18n.t('camera.title'), { type: 'image/jpeg' });
}

/**
 * Takes a picture with a camera of this device. The camera is off once the component is gone. Popups close when the
 * browser asks for the camera: only for pages of their own.
 */
export function CameraCapture({
  onPicture,
  onClose,
}: {
  readonly onPicture: (picture: File) => void;
  readonly onClose: () => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'asking' | 'ready' | 'refused'>('asking');
  useEffect(() => {
    let gone = false;
    let stream: MediaStream | null = null;
    const release = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    navigator.mediaDevices
      .getUserMedia({ video: { width: { ideal: 1920 }, height: { ideal: 1080 } } })
      .then(async (opened) => {
        stream = opened;
        if (gone || !video.current) return release();
        video.current.srcObject = opened;
        await video.current.play();
        setState('ready');
      })
      .catch(() => !gone && setState('refused'));
    return () => {
      gone = true;
      release();
    };
  }, []);

  const take = async () => {
    if (!video.current) return;
    onPicture(await pictureOf(video.current));
    onClose();
  };
  return (
    <section class="camera" aria-label={i18n.t('camera.title')} data-state={state}>
      <video ref={video} muted playsInline aria-label={i18n.t('camera.view')} />
      <p role="status">{state === 'ready' ? '' : i18n.t(`camera.${state}`)}</p>
      <div class="camera-buttons">
        <Button kind="primary" disabled={state !== 'ready'} onClick={() => void take()}>
          {i18n.t('camera.take')}
        </Button>
        <Button onClick={onClose}>{i18n.t('camera.close')}</Button>
      </div>
    </section>
  );
}
