import type { Media } from '../../lib/protocol/labelMessages.ts';
import { choosePartUrls } from '../../lib/provenance/streamParts.ts';
import type { RequestLog } from './requestLog.ts';
import type { MediaElement } from './watchTree.ts';

/** What an element shows, as far as the page tells. */
export interface Shown {
  /** Address of the source; another one is another medium. */
  readonly source: string;
  /** What can be looked at from outside; null where there is no address for it. */
  readonly media: Media | null;
  /** Why there is none. */
  readonly absence: 'parts-unseen' | 'in-page' | null;
}

/** Longer addresses are none that the protocol takes. */
const longest = 16_000;

/** The address of what an element shows; empty where it shows nothing, or a camera. */
export function sourceOf(element: MediaElement): string {
  if (element instanceof HTMLImageElement) return element.currentSrc || element.src;
  if (element.srcObject) return '';
  return element.currentSrc || element.src || element.querySelector('source')?.src || '';
}

/**
 * @param since when the source was attached, milliseconds since the page began
 * @returns null where there is nothing to look at
 */
export function shownBy(element: MediaElement, log: RequestLog, since: number): Shown | null {
  const source = sourceOf(element);
  const scheme = source.slice(0, source.indexOf(':')).toLowerCase();
  const isVideo = element instanceof HTMLVideoElement;
  if (isVideo && (scheme === 'blob' || /\.(?:m3u8|mpd)(?:[?#]|$)/i.test(source))) {
    const urls = choosePartUrls(log.requests, since);
    const media: Media | null = urls.length > 0 ? { kind: 'parts', urls } : null;
    return { source, media, absence: media ? null : 'parts-unseen' };
  }
  if (scheme === 'blob' || scheme === 'data') return { source, media: null, absence: 'in-page' };
  if (!/^https?$/.test(scheme) || source.length > longest) return null;
  return { source, media: { kind: 'file', url: source }, absence: null };
}

/** A name for people: the last part of the address, else the page's title. */
export function nameOf(element: Element | null, source: string): string {
  const label =
    element?.getAttribute('title') || element?.getAttribute('aria-label') || element?.getAttribute('alt');
  const path = /^https?:/i.test(source) ? (new URL(source).pathname.split('/').pop() ?? '') : '';
  return (label || safeDecode(path) || document.title).trim().slice(0, 200);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
