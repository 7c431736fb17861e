import { readFileSync } from 'node:fs';
import { imageType, type Route } from '../../../scripts/drive/pageServer.ts';

export { PageServer as TestServer, type Route, type Routes } from '../../../scripts/drive/pageServer.ts';

/** An image file as an answer without CORS headers: another origin's scripts cannot read it. */
export function image(path: string, more: Omit<Route, 'body' | 'type'> = {}): Route {
  return { body: readFileSync(path), type: imageType(path), ...more };
}

/** A page with a body. */
export function page(body: string, headers: Readonly<Record<string, string>> = {}): Route {
  return { body: `<!doctype html><html><body style="margin:0">${body}</body></html>`, headers };
}

/** Forbids the page nearly everything, its images excepted. */
export const strictPolicy = {
  'content-security-policy':
    "default-src 'none'; img-src *; style-src 'unsafe-inline'; media-src 'none'; frame-src 'none'; connect-src 'none'",
} as const;

/** Makes the page cross-origin isolated: frames and images must opt in. */
export const embedderPolicy = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
} as const;
