import { browser } from 'wxt/browser';

/** The document that the content script was put into. */
export interface Injected {
  readonly frameId: number;
  readonly documentId: string | null;
}

/** Runs in a page: whether the pointer is over this frame's own content. */
function hasPointer(): boolean {
  const deepest = [...document.querySelectorAll(':hover')].pop();
  return deepest !== undefined && !/^i?frame$/i.test(deepest.localName);
}

/** The frame under the pointer; the top frame where none says so. */
export async function frameUnderPointer(tabId: number): Promise<number> {
  const answers = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: hasPointer,
  });
  const hovered = answers.filter(({ result }) => result === true);
  return (hovered.find(({ frameId }) => frameId !== 0) ?? hovered[0])?.frameId ?? 0;
}

/**
 * Puts the content script into a frame, where it is not yet.
 * @param frameId Null: the frame under the pointer.
 * @throws Error where the browser forbids it.
 */
export async function inject(tabId: number, frameId: number | null): Promise<Injected> {
  const frame = frameId ?? (await frameUnderPointer(tabId));
  const [done] = await browser.scripting.executeScript({
    target: { tabId, frameIds: [frame] },
    files: ['/content-scripts/bringToLife.js'],
  });
  if (!done) throw new Error('The frame is gone');
  return { frameId: frame, documentId: done.documentId ?? null };
}
