import { parentOf } from '../bringToLife.content/tree.ts';

/** Where a chip stands relative to its medium. */
export type Corner = 'above-right' | 'above-left' | 'right' | 'left' | 'below-controls';

/** Between chip and edge, CSS pixels. */
const gap = 6;
/** Height left to a player's own bar at the top, CSS pixels. */
const barHeight = 52;
/** Something that reacts to clicks and covers less than this share of the medium is a control. */
const controlShare = 0.4;

const controls =
  'button,a[href],input,select,textarea,summary,[role=button],[role=link],[role=slider],[role=menuitem],[role=switch],[role=tab],[tabindex="0"]';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Top left corner of the chip, in CSS pixels of the viewport. */
export function placeOf(corner: Corner, media: DOMRect, chip: Size): { x: number; y: number } {
  const inset = media.width > 2 * chip.width ? gap : 2;
  const right = Math.max(
    media.left + Math.min(0, media.width - chip.width),
    media.right - chip.width - inset,
  );
  switch (corner) {
    case 'above-right':
      return { x: media.right - chip.width, y: media.top - chip.height - gap / 2 };
    case 'above-left':
      return { x: media.left, y: media.top - chip.height - gap / 2 };
    case 'right':
      return { x: right, y: media.top + inset };
    case 'left':
      return { x: media.left + inset, y: media.top + inset };
    case 'below-controls':
      return { x: right, y: media.top + Math.min(barHeight, media.height / 2) };
  }
}

/** Points in a box that stand for it, CSS pixels apart. */
const spacing = 12;

function probes({ x, y }: { x: number; y: number }, { width, height }: Size): [number, number][] {
  const columns = Math.max(2, Math.ceil(width / spacing));
  const rows = Math.max(2, Math.ceil(height / spacing));
  return Array.from({ length: (columns + 1) * (rows + 1) }, (_, index): [number, number] => {
    const [column, row] = [index % (columns + 1), Math.floor(index / (columns + 1))];
    return [x + 1 + ((width - 2) * column) / columns, y + 1 + ((height - 2) * row) / rows];
  });
}

const inViewport = ([x, y]: readonly [number, number]) =>
  x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;

function clips(element: Element): boolean {
  const { overflowX, overflowY, clipPath, contain } = getComputedStyle(element);
  return (
    overflowX !== 'visible' ||
    overflowY !== 'visible' ||
    clipPath !== 'none' ||
    /paint|strict|content/.test(contain)
  );
}

/** Elements that keep a distance and show nothing. */
function isSpacer(element: Element): boolean {
  const blank = element.childNodes.length === 0 && /^(?:div|span|p|br|section|li)$/.test(element.localName);
  return blank && getComputedStyle(element).backgroundImage === 'none';
}

/** Whether nothing but the page's ground is there, and nothing between cuts it off. */
function isRoom(points: readonly [number, number][], media: Element, own: Element): boolean {
  const grounds = new Set<Element>();
  for (const [x, y] of points) {
    const ground = document.elementsFromPoint(x, y).find((element) => element !== own && !isSpacer(element));
    if (!ground || ground === media || !isAncestor(ground, media)) return false;
    grounds.add(ground);
  }
  for (const ground of grounds)
    for (let at = parentOf(media); at && at !== ground; at = parentOf(at)) if (clips(at)) return false;
  return true;
}

function isAncestor(candidate: Element, element: Element): boolean {
  for (let at = parentOf(element); at; at = parentOf(at)) if (at === candidate) return true;
  return false;
}

/** Whether a control of the page is there. */
function coversControl(
  points: readonly [number, number][],
  media: Element,
  box: DOMRect,
  own: Element,
): boolean {
  const root = media.getRootNode() as Document | ShadowRoot;
  const limit = controlShare * box.width * box.height;
  for (const [x, y] of points) {
    for (const hit of [...root.elementsFromPoint(x, y), ...document.elementsFromPoint(x, y)]) {
      if (hit === own) continue;
      if (hit === media) break;
      const control = hit.closest(controls);
      if (!control || isAncestor(control, media)) continue;
      const { width, height } = control.getBoundingClientRect();
      if (width * height < limit) return true;
    }
  }
  return false;
}

/**
 * The best corner for a chip: above the medium where there is room, else inside, away from controls.
 * @param own our own element, which does not count
 * @returns null while that cannot be told because the top of the medium is out of view
 */
export function chooseCorner(media: Element, chip: Size, own: Element): Corner | null {
  const box = media.getBoundingClientRect();
  if (box.top < 0 || box.top > innerHeight - chip.height) return null;
  for (const corner of ['above-right', 'above-left'] as const) {
    const place = placeOf(corner, box, chip);
    const points = probes(place, chip);
    if (place.y >= 0 && points.every(inViewport) && isRoom(points, media, own)) return corner;
  }
  for (const corner of ['right', 'left'] as const) {
    const points = probes(placeOf(corner, box, chip), chip).filter(inViewport);
    if (points.length > 0 && !coversControl(points, media, box, own)) return corner;
  }
  return 'below-controls';
}
