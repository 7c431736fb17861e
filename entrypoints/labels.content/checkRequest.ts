import { pointerMemory } from '../../lib/acquire/pointer.ts';
import type { Media } from '../../lib/protocol/labelMessages.ts';
import type { Input } from '../../lib/protocol/messages.ts';
import { sourceOf } from './shown.ts';
import type { MediaElement } from './watchTree.ts';

/** What the user asked about: an element of this document, or an address alone. */
export interface Asked {
  readonly element: MediaElement | null;
  readonly link: Media | null;
}

const isMedia = (element: Element | null | undefined): element is MediaElement =>
  element instanceof HTMLVideoElement || element instanceof HTMLImageElement;

/** Everything under a place, topmost first, open shadow roots included. */
function elementsAt(x: number, y: number, root: Document | ShadowRoot = document): Element[] {
  return root.elementsFromPoint(x, y).flatMap((element) => {
    const inner = element.shadowRoot;
    return inner && inner !== root ? [...elementsAt(x, y, inner), element] : [element];
  });
}

/**
 * Finds what the user means: by the address that the menu states, else under the pointer. A video under the
 * pointer counts before a link around it.
 */
export function findAsked({ srcUrl, linkUrl }: Input<'page/check'>): Asked {
  const memory = pointerMemory();
  const place = srcUrl === null && linkUrl === null ? memory.moved : memory.clicked;
  const under = place ? elementsAt(place.x, place.y) : [];
  const media = under.filter(isMedia);
  const same = (element: MediaElement) => srcUrl === null || sourceOf(element) === srcUrl;
  const element =
    media.find((found) => same(found) && found instanceof HTMLVideoElement) ??
    media.find(same) ??
    (srcUrl === null
      ? null
      : ([...document.querySelectorAll('video, img')].filter(isMedia).find(same) ?? null));
  if (element) return { element, link: null };
  const link = linkUrl ?? srcUrl ?? under.map((hit) => hit.closest('a')?.href).find((href) => href) ?? null;
  return { element: null, link: link && /^https?:/i.test(link) ? { kind: 'file', url: link } : null };
}
