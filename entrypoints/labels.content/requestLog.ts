import { isMediaRequest, type MediaRequest } from '../../lib/provenance/streamParts.ts';

/** Requests remembered in one document. */
const longest = 400;

/**
 * What this document requested that may be media: players that feed a `blob:` source ask for the parts by
 * themselves. Only addresses and times are seen, as the page itself sees them.
 */
export class RequestLog {
  readonly #requests: MediaRequest[] = [];

  constructor(onMedia: () => void, signal: AbortSignal) {
    const observer = new PerformanceObserver((list) => {
      let media = false;
      for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
        const request = { url: entry.name, start: entry.startTime, initiator: entry.initiatorType };
        if (!isMediaRequest(request)) continue;
        this.#requests.push(request);
        media = true;
      }
      if (this.#requests.length > longest) this.#requests.splice(0, this.#requests.length - longest);
      if (media) onMedia();
    });
    observer.observe({ type: 'resource', buffered: true });
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** In the order in which they were made. */
  get requests(): readonly MediaRequest[] {
    return this.#requests;
  }
}
