import { splitLayers } from '../acquire/candidates.ts';
import type { Box } from '../protocol/messages.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A computed length or percentage, `calc()` sums included, in pixels. */
function length(value: string, whole: number): number {
  let sum = 0;
  for (const [, sign, number, unit] of value.matchAll(/(?:([+-])\s+)?(-?[\d.]+(?:e-?\d+)?)(px|%)/g)) {
    const pixels = unit === '%' ? (Number(number) / 100) * whole : Number(number);
    sum += sign === '-' ? -pixels : pixels;
  }
  return Number.isFinite(sum) ? sum : 0;
}

/** Splits a computed pair at the space outside brackets. */
function pair(value: string): [string, string] {
  const parts = value.match(/(?:[a-z-]*\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s()]+)/gi) ?? [];
  return [parts[0] ?? '50%', parts[1] ?? parts[0] ?? '50%'];
}

function positioned(size: Size, area: Size, position: string): Box {
  const [x, y] = pair(position);
  return {
    x: length(x, area.width - size.width),
    y: length(y, area.height - size.height),
    ...size,
  };
}

const scaled = ({ width, height }: Size, scale: number): Size => ({
  width: width * scale,
  height: height * scale,
});

const isEmpty = ({ width, height }: Size): boolean => !(width > 0 && height > 0);

/**
 * Where a replaced element paints its picture (CSS Images 3, 5.5), relative to its content box.
 * @param fit Computed `object-fit`. @param position Computed `object-position`.
 */
export function objectBox(area: Size, natural: Size, fit: string, position: string): Box {
  const whole = { x: 0, y: 0, ...area };
  if (isEmpty(natural) || isEmpty(area)) return whole;
  const inside = Math.min(area.width / natural.width, area.height / natural.height);
  const around = Math.max(area.width / natural.width, area.height / natural.height);
  switch (fit) {
    case 'contain':
      return positioned(scaled(natural, inside), area, position);
    case 'cover':
      return positioned(scaled(natural, around), area, position);
    case 'none':
      return positioned(natural, area, position);
    case 'scale-down':
      return positioned(scaled(natural, Math.min(1, inside)), area, position);
    default:
      return whole;
  }
}

/** Computed background properties, all layers. */
export interface BackgroundStyle {
  readonly backgroundSize: string;
  readonly backgroundPosition: string;
}

/** Where a background layer paints its first tile (CSS Backgrounds 3, 3.9), relative to the padding box. */
export function backgroundBox(area: Size, natural: Size, style: BackgroundStyle, layer: number): Box {
  const whole = { x: 0, y: 0, ...area };
  if (isEmpty(natural) || isEmpty(area)) return whole;
  const of = (value: string): string => {
    const layers = splitLayers(value);
    return layers[layer % Math.max(1, layers.length)] ?? '';
  };
  const size = of(style.backgroundSize);
  const position = of(style.backgroundPosition);
  if (size === 'cover' || size === 'contain') return objectBox(area, natural, size, position);
  const [width, height = 'auto'] = size.split(/\s+(?![^(]*\))/);
  const wide = !width || width === 'auto' ? null : length(width, area.width);
  const high = height === 'auto' ? null : length(height, area.height);
  const aspect = natural.width / natural.height;
  const resolved = {
    width: wide ?? (high === null ? natural.width : high * aspect),
    height: high ?? (wide === null ? natural.height : wide / aspect),
  };
  return isEmpty(resolved) ? whole : positioned(resolved, area, position);
}
