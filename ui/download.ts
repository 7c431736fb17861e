import { downloadName } from '../lib/sessions/pictureName.ts';

/** Long enough for the browser to have begun reading, in milliseconds. */
const keepUrlFor = 60_000;

/** Hands a video to the browser's downloads, signed as it is. */
export function download(video: Blob, title: string): void {
  const url = URL.createObjectURL(video);
  const link = document.createElement('a');
  link.href = url;
  link.download = downloadName(title, '.mp4');
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keepUrlFor);
}
