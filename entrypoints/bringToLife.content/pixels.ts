import { asPicture } from '../../lib/acquire/fetchPicture.ts';
import { VivifyError } from '../../lib/errors.ts';

/** True where every pixel is transparent: what a WebGL canvas without a kept drawing buffer reads as. */
function isBlank(canvas: HTMLCanvasElement): boolean {
  const sample = new OffscreenCanvas(32, 32);
  const context = sample.getContext('2d', { willReadFrequently: true });
  if (!context) return false;
  context.drawImage(canvas, 0, 0, 32, 32);
  return context.getImageData(0, 0, 32, 32).data.every((value) => value === 0);
}

/** A canvas as PNG. @throws VivifyError `picture-unreachable` where it is tainted, empty or cannot be read. */
export async function readCanvas(canvas: HTMLCanvasElement): Promise<Blob> {
  try {
    if (isBlank(canvas)) throw new VivifyError('picture-unreachable', 'The canvas reads as empty');
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    if (!blob) throw new VivifyError('picture-unreachable', 'The canvas gives no file');
    return await asPicture(blob);
  } catch (cause) {
    if (cause instanceof VivifyError) throw cause;
    throw new VivifyError('picture-unreachable', 'The canvas may not be read', { cause });
  }
}

/** Properties that a page's style sheet may give a drawing, and that the drawing needs when it leaves. */
const presentation = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'opacity',
  'color',
  'display',
  'visibility',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'stop-color',
  'stop-opacity',
] as const;
const maxElements = 5000;

/** An inline SVG as a file of its own, with the styles that the page gives it. @throws VivifyError. */
export function readDrawing(svg: SVGSVGElement): Promise<Blob> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  if (originals.length > maxElements)
    throw new VivifyError('picture-unreachable', `The drawing has ${originals.length} elements`);
  for (const [index, original] of originals.entries()) {
    const target = copies[index];
    if (!target) continue;
    const style = getComputedStyle(original);
    for (const property of presentation) target.setAttribute(property, style.getPropertyValue(property));
    target.removeAttribute('style');
  }
  adoptReferences(svg, copy);
  for (const script of copy.querySelectorAll('script, foreignObject')) script.remove();
  const box = svg.getBoundingClientRect();
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`);
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  const text = new XMLSerializer().serializeToString(copy);
  return asPicture(new Blob([text], { type: 'image/svg+xml' }));
}

/** Brings along what `<use href="#…">` names elsewhere in the page. */
function adoptReferences(svg: SVGSVGElement, copy: SVGSVGElement): void {
  const definitions = document.createElementNS('http://www.w3.org/2000/svg', 'defs');
  for (const use of svg.querySelectorAll('use')) {
    const id = /^#(.+)$/.exec(use.href.baseVal)?.[1];
    const named = id === undefined ? null : document.getElementById(id);
    if (named instanceof SVGElement && !svg.contains(named)) definitions.append(named.cloneNode(true));
  }
  if (definitions.childElementCount > 0) copy.prepend(definitions);
}
