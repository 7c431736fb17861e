import { backgroundBox, objectBox } from '../../lib/overlay/paintedBox.ts';
import type { Box } from '../../lib/protocol/messages.ts';
import { barsOver } from './bars.ts';
import type { PictureElement } from './pictureElement.ts';
import { parentOf } from './tree.ts';

/** Where an overlay belongs, in CSS pixels of the frame's viewport. */
export interface Placement {
  readonly centre: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  /** CSS matrix around the centre; empty where the picture stands upright. */
  readonly transform: string;
  readonly radius: string;
  /** The part that scrolling ancestors and fixed bars let be seen. */
  readonly clip: DOMRect;
}

const px = (value: string): number => Number.parseFloat(value) || 0;

/** The linear part of all transforms from the root to the element. */
function linearTransform(element: Element): DOMMatrix {
  let total = new DOMMatrix();
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const { transform, rotate, scale } = getComputedStyle(at);
    if (transform === 'none' && rotate === 'none' && scale === 'none') continue;
    const own = new DOMMatrix();
    if (rotate !== 'none') own.rotateSelf(px(rotate));
    if (scale !== 'none') {
      const [x = 1, y = x] = scale.split(' ').map(Number);
      own.scaleSelf(x, y);
    }
    if (transform !== 'none') own.multiplySelf(new DOMMatrix(transform));
    total = own.multiply(total);
  }
  return new DOMMatrix([total.a, total.b, total.c, total.d, 0, 0]);
}

const far = 1e6;

function visiblePart(element: Element, box: DOMRect): DOMRect {
  const bars = barsOver(element, box);
  let left = -far;
  let top = Math.max(-far, bars.top);
  let right = far;
  let bottom = Math.min(far, bars.bottom);
  let position = getComputedStyle(element).position;
  for (let at = parentOf(element); at && at !== document.documentElement; at = parentOf(at)) {
    if (position === 'fixed') break;
    const style = getComputedStyle(at);
    const contains = position !== 'absolute' || style.position !== 'static' || style.transform !== 'none';
    if (!contains) continue;
    if (style.overflow !== 'visible' && style.display !== 'inline' && at !== document.body) {
      const box = at.getBoundingClientRect();
      left = Math.max(left, box.left + at.clientLeft);
      top = Math.max(top, box.top + at.clientTop);
      right = Math.min(right, box.left + at.clientLeft + at.clientWidth);
      bottom = Math.min(bottom, box.top + at.clientTop + at.clientHeight);
    }
    position = style.position;
  }
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}

/** Widths of what lies between the border box and the picture's area, as top, right, bottom, left. */
function insets(picture: PictureElement, style: CSSStyleDeclaration): [number, number, number, number] {
  const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
  const withPadding = picture.kind !== 'background';
  return sides.map(
    (side) => px(style[`border${side}Width`]) + (withPadding ? px(style[`padding${side}`]) : 0),
  ) as [number, number, number, number];
}

function radiusOf(
  style: CSSStyleDeclaration,
  [top, right, bottom, left]: [number, number, number, number],
  box: { readonly width: number; readonly height: number },
): string {
  const corner = (value: string, horizontal: number, vertical: number): [number, number] => {
    const [x = '0', y = x] = value.split(' ');
    const of = (part: string, whole: number) => (part.endsWith('%') ? (px(part) / 100) * whole : px(part));
    return [Math.max(0, of(x, box.width) - horizontal), Math.max(0, of(y, box.height) - vertical)];
  };
  const corners = [
    corner(style.borderTopLeftRadius, left, top),
    corner(style.borderTopRightRadius, right, top),
    corner(style.borderBottomRightRadius, right, bottom),
    corner(style.borderBottomLeftRadius, left, bottom),
  ];
  return `${corners.map(([x]) => `${x}px`).join(' ')} / ${corners.map(([, y]) => `${y}px`).join(' ')}`;
}

/** Measures where the picture's area is; null while it is not shown at all. */
export function place(picture: PictureElement): Placement | null {
  const { element } = picture;
  const rect = element.getBoundingClientRect();
  if (rect.width < 1 || rect.height < 1 || !element.checkVisibility({ visibilityProperty: true }))
    return null;
  const style = getComputedStyle(element);
  const linear = linearTransform(element);
  const upright = linear.b === 0 && linear.c === 0 && linear.a > 0 && linear.d > 0;
  const [scaleX, scaleY] = upright ? [linear.a, linear.d] : [1, 1];
  const border =
    !upright && element instanceof HTMLElement
      ? { width: element.offsetWidth, height: element.offsetHeight }
      : { width: rect.width, height: rect.height };
  const inset = insets(picture, style);
  const [top, right, bottom, left] = [
    inset[0] * scaleY,
    inset[1] * scaleX,
    inset[2] * scaleY,
    inset[3] * scaleX,
  ];
  const shift = linear.transformPoint({
    x: (left - right) / 2 / scaleX,
    y: (top - bottom) / 2 / scaleY,
  });
  return {
    centre: { x: rect.x + rect.width / 2 + shift.x, y: rect.y + rect.height / 2 + shift.y },
    width: Math.max(1, border.width - left - right),
    height: Math.max(1, border.height - top - bottom),
    transform: upright ? '' : `matrix(${linear.a}, ${linear.b}, ${linear.c}, ${linear.d}, 0, 0)`,
    radius: radiusOf(style, inset, border),
    clip: visiblePart(element, rect),
  };
}

function naturalSize({ element }: PictureElement): { width: number; height: number } {
  if (element instanceof HTMLImageElement)
    return { width: element.naturalWidth, height: element.naturalHeight };
  if (element instanceof HTMLCanvasElement) return { width: element.width, height: element.height };
  return { width: 0, height: 0 };
}

/**
 * Where in its area the picture is painted, in shares of the area's sides.
 * @param natural The picture's size where the element does not know it.
 */
export function paintedShare(
  picture: PictureElement,
  area: { readonly width: number; readonly height: number },
  natural: { readonly width: number; readonly height: number } | null,
): Box {
  const style = getComputedStyle(picture.element, picture.kind === 'background' ? picture.pseudo : null);
  const size = natural ?? naturalSize(picture);
  const box =
    picture.kind === 'background'
      ? backgroundBox(area, size, style, picture.layer)
      : objectBox(area, size, style.objectFit, style.objectPosition);
  return {
    x: box.x / area.width,
    y: box.y / area.height,
    width: box.width / area.width,
    height: box.height / area.height,
  };
}
