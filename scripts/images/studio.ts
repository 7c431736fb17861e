import { type Album, openSized } from './album.ts';

/** The studio with a picture that moves. */
export async function studioImage(album: Album): Promise<void> {
  const id = await album.creation('picos');
  const page = await openSized(album, `studio.html#creation=${id}`, { width: 1280, height: 820 }, 1);
  await page.locator('.prompt input').fill('clouds drift slowly to the left');
  await page.waitForSelector('.prompt-chip');
  await page.waitForSelector('.stage:not([data-long-side="0"])', { timeout: 240_000 });
  await album.take('studio', page);
  await page.close();
}
