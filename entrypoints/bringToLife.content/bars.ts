import { hostName } from './shadowHost.ts';
import { parentOf } from './tree.ts';

/** Fixed and sticky bars over a picture. */
export interface Bars {
  /** Lower edge of the bar at the top, upper edge of the one at the bottom: CSS pixels of the viewport. */
  readonly top: number;
  readonly bottom: number;
}

function barAt(x: number, y: number, element: Element, ancestors: ReadonlySet<Element>): DOMRect | null {
  for (const found of document.elementsFromPoint(x, y)) {
    if (found.localName === hostName) continue;
    if (ancestors.has(found) || element.contains(found)) return null;
    for (let at: Element | null = found; at && !ancestors.has(at); at = parentOf(at)) {
      const { position } = getComputedStyle(at);
      if (position === 'fixed' || position === 'sticky') return at.getBoundingClientRect();
    }
  }
  return null;
}

/** Looks for bars that cover the whole width of a picture: an overlay must not lie on top of those. */
export function barsOver(element: Element, box: DOMRect): Bars {
  const none = { top: Number.NEGATIVE_INFINITY, bottom: Number.POSITIVE_INFINITY };
  const left = Math.max(0, box.left);
  const right = Math.min(innerWidth, box.right);
  const top = Math.max(0, box.top) + 1;
  const bottom = Math.min(innerHeight, box.bottom) - 1;
  if (left >= right || top >= bottom) return none;
  const ancestors = new Set<Element>([element]);
  for (let at = parentOf(element); at; at = parentOf(at)) ancestors.add(at);
  const middle = (left + right) / 2;
  const spans = (bar: DOMRect | null) => bar !== null && bar.left <= left + 1 && bar.right >= right - 1;
  const above = barAt(middle, top, element, ancestors);
  const below = barAt(middle, bottom, element, ancestors);
  return {
    top: spans(above) && above && above.top <= top ? above.bottom : none.top,
    bottom: spans(below) && below && below.bottom >= bottom ? below.top : none.bottom,
  };
}
