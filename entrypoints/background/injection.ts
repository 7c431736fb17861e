import { browser } from 'wxt/browser';
import { insist } from '../../lib/insist.ts';

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

/**
 * Injects, and again where Chromium never answers: it happens when the command that is to allow it has only
 * just been pressed. A second injection then goes through at once.
 */
const execute: typeof browser.scripting.executeScript = (injection) =>
  insist(() => browser.scripting.executeScript(injection));

/** The frame under the pointer; the top frame where none says so. */
export async function frameUnderPointer(tabId: number): Promise<number> {
  const answers = await execute({
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
  const [done] = await execute({
    target: { tabId, frameIds: [frame] },
    files: ['/content-scripts/bringToLife.js'],
  });
  if (!done) throw new Error('The frame is gone');
  return { frameId: frame, documentId: done.documentId ?? null };
}
