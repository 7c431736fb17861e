import { browser } from 'wxt/browser';
import { pointerMemory } from '../../lib/acquire/pointer.ts';
import type { Input } from '../../lib/protocol/messages.ts';
import { type PictureElement, pictureOf } from './pictureElement.ts';
import { hostName } from './shadowHost.ts';

/** Smaller things are icons: taken only where nothing larger lies under the pointer. */
const iconSide = 48;

interface Place {
  readonly x: number;
  readonly y: number;
}

type ShadowHost = Parameters<typeof browser.dom.openOrClosedShadowRoot>[0];

/** Everything under a place, topmost first, inside shadow roots too. */
function elementsAt({ x, y }: Place, root: Document | ShadowRoot = document): Element[] {
  return root.elementsFromPoint(x, y).flatMap((element) => {
    const inner = element instanceof HTMLElement ? shadowOf(element) : null;
    if (!inner || inner === root) return [element];
    return [...elementsAt({ x, y }, inner).filter((found) => found.getRootNode() === inner), element];
  });
}

function shadowOf(element: HTMLElement): ShadowRoot | null {
  return browser.dom.openOrClosedShadowRoot(element as ShadowHost) as ShadowRoot | null;
}

/** What has the pointer, deepest first: the way without a remembered place. */
const hovered = (): Element[] => [...document.querySelectorAll(':hover')].reverse();

/** Pictures that let clicks fall through to what covers them. */
function imagesAround({ x, y }: Place): Element[] {
  return [...document.images].filter((image) => {
    const box = image.getBoundingClientRect();
    return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
  });
}

function isIcon({ element }: PictureElement): boolean {
  const { width, height } = element.getBoundingClientRect();
  return Math.min(width, height) < iconSide;
}

function shows({ element }: PictureElement, url: string): boolean {
  if (element instanceof HTMLImageElement) return element.currentSrc === url || element.src === url;
  if (element instanceof HTMLInputElement) return element.src === url;
  if (element instanceof SVGImageElement) return new URL(element.href.baseVal, element.baseURI).href === url;
  return false;
}

/** A picture with this URL that is in view: the largest, where several are. */
function inViewWith(url: string): PictureElement | null {
  const visibleArea = (element: Element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const width = Math.min(right, innerWidth) - Math.max(left, 0);
    const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
    return Math.max(0, width) * Math.max(0, height);
  };
  const found = [...document.querySelectorAll('img, input[type=image], svg image')]
    .flatMap((element) => pictureOf(element) ?? [])
    .filter((picture) => shows(picture, url) && visibleArea(picture.element) > 0);
  return found.sort((a, b) => visibleArea(b.element) - visibleArea(a.element))[0] ?? null;
}

/**
 * Finds the picture that the user means; null where there is none.
 * @param known The picture that one of our own overlays lies on, for the overlay's element.
 */
export function findPicture(
  { trigger, srcUrl }: Pick<Input<'page/bring'>, 'trigger' | 'srcUrl'>,
  known: (element: Element) => PictureElement | null,
): PictureElement | null {
  // Over a player the page's own memory of the pointer is stale.
  const player =
    trigger === 'command' ? hovered().find(({ localName }) => localName === hostName) : undefined;
  const covered = player && known(player);
  if (covered) return covered;
  const memory = pointerMemory();
  const place = trigger === 'command' ? memory.moved : memory.clicked;
  const target = trigger === 'command' ? undefined : memory.clicked?.target.deref();
  const under = place
    ? [...(target?.isConnected ? [target] : []), ...elementsAt(place), ...imagesAround(place)]
    : hovered();
  const pictures = [...new Set(under)].flatMap((element) => known(element) ?? pictureOf(element) ?? []);
  if (srcUrl !== undefined) {
    const clicked = pictures.find((picture) => shows(picture, srcUrl)) ?? inViewWith(srcUrl);
    if (clicked) return clicked;
  }
  return pictures.find((picture) => !isIcon(picture)) ?? pictures[0] ?? null;
}
