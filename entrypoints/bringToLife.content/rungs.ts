import { decodeDataUrl, fetchPicture } from '../../lib/acquire/fetchPicture.ts';
import type { Rungs } from '../../lib/acquire/ladder.ts';
import { VivifyError } from '../../lib/errors.ts';
import { askBackground } from '../../lib/protocol/channel.ts';
import type { Box } from '../../lib/protocol/messages.ts';
import type { Overlay } from './overlay.ts';
import { place } from './placement.ts';

/** Milliseconds for one URL. */
const fetchTimeout = 15_000;

async function readInPage(url: string, signal: AbortSignal): Promise<Blob> {
  if (/^data:/i.test(url)) return decodeDataUrl(url);
  try {
    return await fetchPicture(url, { cache: 'force-cache' }, fetchTimeout, signal);
  } catch (error) {
    const foreign = new URL(url).origin !== location.origin && /^https?:/i.test(url);
    if (!foreign || !(error instanceof VivifyError) || !(error.cause instanceof TypeError)) throw error;
    // A copy cached for an <img> lacks the CORS headers that the server would send to a fetch.
    return fetchPicture(url, { cache: 'no-store' }, fetchTimeout, signal);
  }
}

/** This frame's place in the tab's viewport; null where a frame between is another site's. */
function frameOffset(): { x: number; y: number } | null {
  let x = 0;
  let y = 0;
  let view: Window = window;
  while (view !== view.parent) {
    let frame: Element | null;
    try {
      frame = view.frameElement;
    } catch {
      return null;
    }
    if (!frame) return null;
    const box = frame.getBoundingClientRect();
    const style = getComputedStyle(frame);
    x += box.x + frame.clientLeft + (Number.parseFloat(style.paddingLeft) || 0);
    y += box.y + frame.clientTop + (Number.parseFloat(style.paddingTop) || 0);
    view = view.parent;
  }
  return { x, y };
}

/** Resolves when what was changed is surely on screen. */
async function painted(): Promise<void> {
  const frames = new Promise<void>((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
  );
  const limit = new Promise<void>((resolve) => setTimeout(resolve, 500));
  await Promise.race([frames, limit]);
  await new Promise((resolve) => setTimeout(resolve, 60));
}

/** The picture's area and the part of it in view, both in CSS pixels of this frame's viewport. */
function areaInView(overlay: Overlay): { area: DOMRect; seen: DOMRect } | null {
  const placement = place(overlay.picture);
  if (!placement) return null;
  const { centre, width, height, clip } = placement;
  const area = new DOMRect(centre.x - width / 2, centre.y - height / 2, width, height);
  const left = Math.max(area.left, clip.left, 0);
  const top = Math.max(area.top, clip.top, 0);
  const right = Math.min(area.right, clip.right, innerWidth);
  const bottom = Math.min(area.bottom, clip.bottom, innerHeight);
  return { area, seen: new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top)) };
}

async function capture(overlay: Overlay, sessionId: string, signal: AbortSignal): Promise<string> {
  const { element } = overlay.picture;
  const [scrolledX, scrolledY] = [scrollX, scrollY];
  const before = areaInView(overlay);
  const whole =
    before && before.seen.width * before.seen.height > 0.98 * before.area.width * before.area.height;
  if (!whole) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  try {
    return await overlay.hidden(async () => {
      await painted();
      signal.throwIfAborted();
      const view = areaInView(overlay);
      const offset = frameOffset();
      if (!view || !offset) throw new VivifyError('picture-unreachable', 'The picture is not on screen');
      const { area, seen } = view;
      const zoom = visualViewport?.scale ?? 1;
      const box: Box = {
        x: (seen.x + offset.x - (visualViewport?.offsetLeft ?? 0)) * zoom,
        y: (seen.y + offset.y - (visualViewport?.offsetTop ?? 0)) * zoom,
        width: seen.width * zoom,
        height: seen.height * zoom,
      };
      const { sourceId } = await askBackground('session/capture', { sessionId, box, devicePixelRatio });
      overlay.setPart({
        x: (seen.x - area.x) / area.width,
        y: (seen.y - area.y) / area.height,
        width: seen.width / area.width,
        height: seen.height / area.height,
      });
      return sourceId;
    });
  } finally {
    if (!whole) scrollTo({ left: scrolledX, top: scrolledY, behavior: 'instant' });
  }
}

/** The three ways to bytes, for the picture under an overlay. */
export function rungsFor(overlay: Overlay, sessionId: string): Rungs {
  return {
    page: readInPage,
    extension: async (url) => (await askBackground('session/fetch', { sessionId, urls: [url] })).sourceId,
    capture: (signal) => capture(overlay, sessionId, signal),
  };
}
