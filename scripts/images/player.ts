import { chooseBringToLife, playerFrame, waitUntilPlaying } from '../drive/bringToLife.ts';
import { PageServer } from '../drive/pageServer.ts';
import { setOptions } from '../drive/workshop.ts';
import { type Album, photoBytes, quick } from './album.ts';

const article = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A walk</title><style>
  body { margin: 0; padding: 32px 48px; font: 17px/1.5 Georgia, serif; background: #fdfcf9; color: #222 }
  img { display: block; width: 600px; height: 400px; object-fit: cover; border-radius: 8px }
  p { max-width: 600px }
</style></head><body><h1>A walk in the hills</h1><img src="/photo.jpg" alt=""><p>Above the clouds by noon, and back before the rain.</p></body></html>`;

/** The player over a picture in a page, with its controls. */
export async function playerImage({ extension, popup, signal, take }: Album): Promise<void> {
  await using server = await PageServer.start({
    '/photo.jpg': { body: photoBytes('sunset'), type: 'image/jpeg' },
    '/walk': { body: article },
  });
  await setOptions(popup, quick);
  const page = await extension.browser.newPage();
  await page.setViewport({ width: 760, height: 600 });
  await page.goto(server.url('/walk'), { waitUntil: 'load' });
  await page.bringToFront();
  await page.click('img', { button: 'right' });
  await chooseBringToLife(extension, server.url('/walk'), server.url('/photo.jpg'));
  const frame = await playerFrame(extension, page);
  await waitUntilPlaying(frame);
  signal.throwIfAborted();
  await page.mouse.move(330, 250);
  await frame.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  await take('player', page);
  await setOptions(popup, {});
  await page.close();
}
