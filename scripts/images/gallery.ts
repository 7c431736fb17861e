import { type Album, openSized, settled } from './album.ts';

/** The popup with a few creations, and with a prompt that it has read. */
export async function galleryImages(album: Album): Promise<void> {
  for (const photo of ['pagoda', 'sunset', 'dandelions', 'cascade', 'picos'] as const)
    await album.creation(photo);
  const page = await openSized(album, 'popup.html', { width: 400, height: 600 });
  await page.waitForSelector('[data-creation] img');
  await settled(page);
  await album.take('popup', page);
  await page.locator('.prompt input').fill('slow clouds to the left, keep the face still');
  await page.waitForSelector('.prompt-chip');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await album.take('prompt', (await page.$('.prompt'))!);
  await page.close();
}
