import { isSameSite, mayLookAt } from './address.ts';
import { ForbiddenAddressError, UnreachableError } from './byteSource.ts';
import type { Send } from './httpSource.ts';

/** The page on whose behalf requests are made. */
export interface Asker {
  /** Address of the asking frame. */
  readonly frame: string;
  /** Address at the top of its tab; null where it is not known: no cookies then. */
  readonly top: string | null;
}

const bodyOf = (response: Response) => response.body?.cancel().catch(() => undefined);

/**
 * Makes requests to one address: http(s) only, nothing private on behalf of a public page, cookies only within
 * the page's own site and never across a redirect, no referrer. What a redirect leads to is checked again.
 * @param asker null for the user
 */
export function sender(address: string, asker: Asker | null, signal: AbortSignal): Send {
  let url = address;
  let cookies = asker?.top != null && isSameSite(address, asker.frame) && isSameSite(address, asker.top);

  const attempt = (headers: Readonly<Record<string, string>>) =>
    fetch(url, {
      headers,
      credentials: cookies ? 'include' : 'omit',
      redirect: cookies ? 'error' : 'follow',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    });

  return async (headers) => {
    if (!mayLookAt(url, asker?.frame ?? null)) throw new ForbiddenAddressError(url);
    let response: Response;
    try {
      response = await attempt(headers).catch((error: unknown) => {
        signal.throwIfAborted();
        if (!cookies) throw error;
        cookies = false;
        return attempt(headers);
      });
    } catch (cause) {
      signal.throwIfAborted();
      throw new UnreachableError('The network refused', { cause });
    }
    if (response.redirected && response.url) {
      if (!mayLookAt(response.url, asker?.frame ?? null)) {
        await bodyOf(response);
        throw new ForbiddenAddressError(response.url);
      }
      url = response.url;
    }
    return response;
  };
}
