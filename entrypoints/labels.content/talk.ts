import { browser } from 'wxt/browser';
import type { BackgroundType, Input, Output, PageType } from '../../lib/protocol/messages.ts';

/**
 * The protocol's client for a script that runs in every page and is to stay small: types without validators.
 * What it sends is validated where it arrives; what it hears comes from the extension's own background.
 */

/** Asks the background. @returns null where there is no answer: it failed, or the extension was reloaded. */
export async function ask<T extends BackgroundType>(type: T, body: Input<T>): Promise<Output<T> | null> {
  try {
    const answer: unknown = await browser.runtime.sendMessage({ to: 'background', type, body });
    return answer === undefined || Object.hasOwn(Object(answer), 'error') ? null : (answer as Output<T>);
  } catch {
    return null;
  }
}

type Handlers = { readonly [T in PageType]?: (body: Input<T>) => Output<T> | Promise<Output<T>> };

/** Answers the background until the signal aborts. */
export function answerBackground(handlers: Handlers, signal: AbortSignal): void {
  const onMessage = (
    raw: unknown,
    sender: { id?: string; tab?: unknown },
    respond: (answer: unknown) => void,
  ) => {
    const { to, type, body } = Object(raw) as { to?: unknown; type?: string; body?: never };
    if (sender.id !== browser.runtime.id || sender.tab || to !== 'page' || !type) return undefined;
    if (!Object.hasOwn(handlers, type)) return undefined;
    const handler = handlers[type as PageType] as (body: never) => unknown;
    void Promise.resolve(handler(body as never)).then(respond);
    return true;
  };
  browser.runtime.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage));
}

/** A random UUID, also where the page's connection is not secure and `crypto.randomUUID` is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
