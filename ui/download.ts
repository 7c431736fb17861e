import { downloadName } from '../lib/sessions/pictureName.ts';

/** Long enough for the browser to have begun reading, in milliseconds. */
const keepUrlFor = 60_000;

/** Hands bytes to the browser's downloads under a name. */
export function saveAs(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keepUrlFor);
}

/** Hands a video to the browser's downloads, signed as it is. */
export function download(video: Blob, title: string): void {
  saveAs(video, downloadName(title, '.mp4'));
}
