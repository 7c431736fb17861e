import { type Album, openSized, settled } from './album.ts';

/** The options, and the page of the first run. */
export async function pageImages(album: Album): Promise<void> {
  const options = await openSized(album, 'options.html', { width: 1000, height: 760 }, 1);
  await options.waitForSelector('#storage [data-kind="creations"]');
  await settled(options);
  await album.take('options', options);
  await options.close();
  const welcome = await openSized(album, 'welcome.html', { width: 1000, height: 820 }, 1);
  await welcome.waitForSelector('.step img');
  await settled(welcome);
  await album.take('welcome', welcome);
  await welcome.close();
}
