import { candidateUrls, type PictureDescription } from '../../lib/acquire/candidates.ts';
import type { Candidate } from '../../lib/acquire/ladder.ts';
import type { PictureElement } from './pictureElement.ts';
import { readCanvas, readDrawing } from './pixels.ts';

const lazyAttributes = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'data-full-src'];
const lazySrcsetAttributes = ['data-srcset', 'data-lazy-srcset'];

const attributes = (element: Element, names: readonly string[]): string[] =>
  names.flatMap((name) => element.getAttribute(name) || []);

/** The lists of an image's `<picture>` that fit this screen, in order, then its own. */
function srcsetsOf(image: HTMLImageElement): string[] {
  const parent = image.parentElement;
  const sources = parent instanceof HTMLPictureElement ? [...parent.querySelectorAll('source')] : [];
  return [
    ...sources.filter(({ media }) => !media || matchMedia(media).matches).map(({ srcset }) => srcset),
    image.srcset,
  ].filter(Boolean);
}

function describeImage(image: HTMLImageElement, clicked: string | undefined): PictureDescription {
  return {
    baseUrl: image.baseURI,
    clicked,
    current: image.currentSrc || undefined,
    natural: { width: image.naturalWidth, height: image.naturalHeight },
    plain: attributes(image, ['src']),
    srcsets: srcsetsOf(image),
    lazy: attributes(image, lazyAttributes),
    lazySrcsets: attributes(image, lazySrcsetAttributes),
  };
}

/** A picture known by its URL alone. */
const describeUrl = (element: Element, url: string): PictureDescription => ({
  baseUrl: element.baseURI,
  plain: [url],
  srcsets: [],
  lazy: [],
  lazySrcsets: [],
});

/** Where the picture's bytes may be had, the best first. @param clicked What the menu says was clicked. */
export function candidatesOf(picture: PictureElement, clicked: string | undefined): Candidate[] {
  const fromUrls = (description: PictureDescription): Candidate[] =>
    candidateUrls(description).map((url) => ({ kind: 'url', url }));
  switch (picture.kind) {
    case 'canvas':
      return [{ kind: 'pixels', name: 'canvas', read: () => readCanvas(picture.element) }];
    case 'drawing':
      return [{ kind: 'pixels', name: 'svg', read: async () => readDrawing(picture.element) }];
    case 'poster':
      return fromUrls(describeUrl(picture.element, picture.element.poster));
    case 'background':
      return fromUrls(describeUrl(picture.element, picture.url));
    case 'image': {
      const { element } = picture;
      if (element instanceof HTMLImageElement) return fromUrls(describeImage(element, clicked));
      const url = element instanceof HTMLInputElement ? element.src : element.href.baseVal;
      return fromUrls(describeUrl(element, url));
    }
  }
}
