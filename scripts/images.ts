import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { launchExtension } from './drive/extension.ts';
import { imagesOf } from './images/album.ts';
import { galleryImages } from './images/gallery.ts';
import { pageImages } from './images/pages.ts';
import { panelImages } from './images/panel.ts';
import { playerImage } from './images/player.ts';
import { studioImage } from './images/studio.ts';
import { main } from './main.ts';

/** The README's pictures, taken from the real thing: the extension in a browser, with videos that it makes. */
const images = {
  gallery: galleryImages,
  pages: pageImages,
  panel: panelImages,
  player: playerImage,
  studio: studioImage,
} as const;
type Name = keyof typeof images;
const isName = (name: string): name is Name => Object.hasOwn(images, name);

await main(async (signal) => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !isName(name));
  if (unknown.length > 0)
    throw new Error(`Unknown: ${unknown.join(', ')}. Known: ${Object.keys(images).join(', ')}.`);
  const folder = resolve(import.meta.dirname, '../docs/images');
  mkdirSync(folder, { recursive: true });
  await using extension = await launchExtension();
  const popup = await extension.openPopupTab();
  const album = await imagesOf(extension, popup, folder, signal);
  for (const name of asked.length > 0 ? asked.filter(isName) : (Object.keys(images) as Name[])) {
    await images[name](album);
  }
  return 0;
});
