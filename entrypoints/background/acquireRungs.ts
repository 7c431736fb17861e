import { browser } from 'wxt/browser';
import { cropBox } from '../../lib/acquire/cropBox.ts';
import { fetchPicture } from '../../lib/acquire/fetchPicture.ts';
import { VivifyError } from '../../lib/errors.ts';
import { writeFile } from '../../lib/opfs.ts';
import type { Box } from '../../lib/protocol/messages.ts';
import type { PageSession } from '../../lib/sessions/pageSession.ts';

/** Milliseconds for one URL. */
const fetchTimeout = 20_000;

async function intoInbox(picture: Blob): Promise<string> {
  const sourceId = crypto.randomUUID();
  await writeFile('inbox', sourceId, picture);
  return sourceId;
}

/**
 * Second rung: the first URL that yields a picture, fetched with the extension's rights and without cookies.
 * Only http(s). @returns the source id in `inbox/`. @throws VivifyError of the last URL.
 */
export async function fetchIntoInbox(urls: readonly string[]): Promise<string> {
  let failure = new VivifyError('picture-unreachable', 'No http(s) URL');
  for (const url of urls) {
    if (!/^https?:/i.test(url)) continue;
    try {
      const init: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'force-cache' };
      return await intoInbox(await fetchPicture(url, init, fetchTimeout, new AbortController().signal));
    } catch (error) {
      if (!(error instanceof VivifyError)) throw error;
      failure = error;
    }
  }
  throw failure;
}

/** The tab as it is on screen right now. @throws VivifyError where another tab is in front, or came to be. */
async function screenshot(session: PageSession): Promise<Blob> {
  const inFront = async () => {
    const tab = await browser.tabs.get(session.tabId);
    if (!tab.active) throw new VivifyError('picture-unreachable', 'The tab is not in front');
    return tab;
  };
  const { windowId } = await inFront();
  let url: string;
  try {
    url = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
  } catch (cause) {
    throw new VivifyError('picture-unreachable', 'The tab cannot be captured', { cause });
  }
  await inFront();
  return (await fetch(url)).blob();
}

/** Third rung: what the box shows in the visible tab. @returns the source id in `inbox/`. @throws VivifyError. */
export async function captureIntoInbox(
  session: PageSession,
  box: Box,
  devicePixelRatio: number,
): Promise<string> {
  const shot = await createImageBitmap(await screenshot(session));
  try {
    const crop = cropBox(box, devicePixelRatio, shot);
    if (!crop) throw new VivifyError('picture-unreachable', 'The picture is not in view');
    const canvas = new OffscreenCanvas(crop.width, crop.height);
    canvas.getContext('2d')?.drawImage(shot, -crop.x, -crop.y);
    return await intoInbox(await canvas.convertToBlob({ type: 'image/png' }));
  } finally {
    shot.close();
  }
}
