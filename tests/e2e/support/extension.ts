import { resolve } from 'node:path';

/** What end-to-end tests use of the browser and the extension's protocol. */
export { chooseBringToLife, playerFrame, waitUntilPlaying } from '../../../scripts/drive/bringToLife.ts';
export { listCreations, readCreation } from '../../../scripts/drive/creations.ts';
export { ExtensionBrowser, type LaunchOptions, launchExtension } from '../../../scripts/drive/extension.ts';
export {
  askBackground,
  askWorkshop,
  listOpfsFiles,
  putPicture,
  ReportedError,
  readOpfsFile,
  setOptions,
  submitPicture,
  waitForJob,
} from '../../../scripts/drive/workshop.ts';

/** Options that make a video in a few seconds on a software GPU. */
export const quickOptions = { longSide: 256, seconds: 1, fps: 10 } as const;

/** Path of a committed photo. */
export function photo(
  name: 'astronaut' | 'cascade' | 'dandelions' | 'pagoda' | 'picos' | 'sea' | 'sunset',
): string {
  return resolve(import.meta.dirname, '../../fixtures/photos', `${name}.jpg`);
}
