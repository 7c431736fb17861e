import * as v from 'valibot';
import { browser } from 'wxt/browser';

/** Name of the port that the workshop holds to the service worker while it has work. */
export const lifelineName = 'workshop';

const messageSchema = v.strictObject({ unfinished: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** How many jobs a message on the port speaks of; null where it is not one of ours. */
export function readUnfinished(message: unknown): number | null {
  const parsed = v.safeParse(messageSchema, message);
  return parsed.success ? parsed.output.unfinished : null;
}

/**
 * The workshop's end. Open only while there is work, so that an idle workshop lets the service worker sleep.
 * Where the service worker dies, the port is opened anew, which wakes it.
 */
export class Lifeline {
  #port: ReturnType<typeof browser.runtime.connect> | null = null;
  #unfinished = 0;

  /** Tells how many jobs wait or work. */
  tell(unfinished: number): void {
    if (unfinished === this.#unfinished) return;
    this.#unfinished = unfinished;
    if (unfinished > 0 && !this.#port) this.#connect();
    this.#port?.postMessage({ unfinished });
    if (unfinished > 0) return;
    this.#port?.disconnect();
    this.#port = null;
  }

  #connect(): void {
    const port = browser.runtime.connect({ name: lifelineName });
    port.onDisconnect.addListener(() => {
      if (this.#port !== port) return;
      this.#port = null;
      if (this.#unfinished === 0) return;
      this.#connect();
      this.#port!.postMessage({ unfinished: this.#unfinished });
    });
    this.#port = port;
  }
}
