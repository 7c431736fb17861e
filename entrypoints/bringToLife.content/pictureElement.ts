import { cssImageUrls } from '../../lib/acquire/candidates.ts';

/** An element that shows a picture. */
export type PictureElement =
  | { readonly kind: 'image'; readonly element: HTMLImageElement | HTMLInputElement | SVGImageElement }
  | { readonly kind: 'poster'; readonly element: HTMLVideoElement }
  | { readonly kind: 'canvas'; readonly element: HTMLCanvasElement }
  | { readonly kind: 'drawing'; readonly element: SVGSVGElement }
  | {
      readonly kind: 'background';
      readonly element: Element;
      readonly pseudo: '::before' | '::after' | null;
      readonly layer: number;
      readonly url: string;
    };

function backgroundOf(element: Element): PictureElement | null {
  for (const pseudo of ['::after', '::before', null] as const) {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && style.content === 'none') continue;
    const urls = cssImageUrls(style.backgroundImage);
    const layer = urls.findIndex((url) => url !== null);
    const url = urls[layer];
    if (url) return { kind: 'background', element, pseudo, layer, url };
  }
  return null;
}

function mappedImage(area: HTMLAreaElement): HTMLImageElement | null {
  const name = area.closest('map')?.name;
  return [...document.images].find((image) => name && image.useMap === `#${name}`) ?? null;
}

function outermostSvg(element: SVGElement): SVGSVGElement | null {
  let svg = element instanceof SVGSVGElement ? element : element.ownerSVGElement;
  while (svg?.ownerSVGElement) svg = svg.ownerSVGElement;
  return svg;
}

/** The picture that an element itself shows; null where it shows none. */
export function pictureOf(element: Element): PictureElement | null {
  if (element instanceof HTMLImageElement) return { kind: 'image', element };
  if (element instanceof HTMLPictureElement) {
    const image = element.querySelector('img');
    return image && { kind: 'image', element: image };
  }
  if (element instanceof HTMLInputElement && element.type === 'image') return { kind: 'image', element };
  if (element instanceof HTMLAreaElement) {
    const image = mappedImage(element);
    return image && { kind: 'image', element: image };
  }
  if (element instanceof HTMLCanvasElement) return { kind: 'canvas', element };
  if (element instanceof HTMLVideoElement && element.poster) return { kind: 'poster', element };
  if (element instanceof SVGImageElement) return { kind: 'image', element };
  if (element instanceof SVGElement) {
    const svg = outermostSvg(element);
    return svg && { kind: 'drawing', element: svg };
  }
  return backgroundOf(element);
}

/** What an element shows now, as far as a URL says it; empty where it has none. */
export function shownUrl(picture: PictureElement): string {
  const { element } = picture;
  if (picture.kind === 'background') {
    const { backgroundImage } = getComputedStyle(element, picture.pseudo);
    return cssImageUrls(backgroundImage)[picture.layer] ?? '';
  }
  if (element instanceof HTMLImageElement) return element.currentSrc;
  if (element instanceof HTMLInputElement) return element.src;
  return '';
}
