import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { codeOf, VivifyError } from '../errors.ts';
import {
  type Announcement,
  type AnnouncementType,
  announcements,
  type BackgroundType,
  backgroundMessages,
  failureSchema,
  type Input,
  type Output,
  type PageType,
  pageMessages,
  type WorkshopType,
  workshopMessages,
} from './messages.ts';

/** Who answers. */
type Receiver = 'background' | 'workshop' | 'page';

const tables = { background: backgroundMessages, workshop: workshopMessages, page: pageMessages } as const;

const envelopeSchema = v.object({
  to: v.picklist(['background', 'workshop', 'page', 'everyone']),
  type: v.string(),
  body: v.unknown(),
});

/** What the browser says of the sender; unlike the message, it can be trusted. */
export type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];

type TypeFor<R extends Receiver> = R extends 'background'
  ? BackgroundType
  : R extends 'workshop'
    ? WorkshopType
    : PageType;

export type Handlers<R extends Receiver> = {
  readonly [T in TypeFor<R>]?: (body: Input<T>, sender: Sender) => Promise<Output<T>>;
};

function unwrap<T>(schema: v.GenericSchema, type: string, answer: unknown): T {
  const failure = v.safeParse(failureSchema, answer);
  if (failure.success) throw new VivifyError(failure.output.error.code, failure.output.error.message);
  const parsed = v.safeParse(schema, answer);
  if (!parsed.success)
    throw new VivifyError('message-invalid', `Answer to ${type}: ${v.summarize(parsed.issues)}`);
  return parsed.output as T;
}

/** Asks the service worker. @throws VivifyError with the code that the other side gave. */
export async function askBackground<T extends BackgroundType>(type: T, body: Input<T>): Promise<Output<T>> {
  const answer = await browser.runtime.sendMessage({ to: 'background', type, body });
  return unwrap(backgroundMessages[type].output, type, answer);
}

/** Asks the offscreen document, and makes sure first that it lives. @throws VivifyError. */
export async function askWorkshop<T extends WorkshopType>(type: T, body: Input<T>): Promise<Output<T>> {
  await askBackground('workshop/ensure', {});
  return askOpenWorkshop(type, body);
}

/** Asks an offscreen document that is known to live: for the service worker, which made it. */
export async function askOpenWorkshop<T extends WorkshopType>(type: T, body: Input<T>): Promise<Output<T>> {
  const answer = await browser.runtime.sendMessage({ to: 'workshop', type, body });
  return unwrap(workshopMessages[type].output, type, answer);
}

/** Asks the content script of one frame. @throws VivifyError. */
export async function askPage<T extends PageType>(
  tabId: number,
  frameId: number,
  type: T,
  body: Input<T>,
): Promise<Output<T>> {
  const answer = await browser.tabs.sendMessage(tabId, { to: 'page', type, body }, { frameId });
  return unwrap(pageMessages[type].output, type, answer);
}

/**
 * Validates and dispatches one incoming message; undefined where it is not for this receiver. The workshop
 * answers the extension's own pages only; the other receivers' handlers judge the sender themselves.
 */
export function dispatch<R extends Receiver>(
  receiver: R,
  handlers: Handlers<R>,
  raw: unknown,
  sender: Sender,
): Promise<unknown> | undefined {
  const envelope = v.safeParse(envelopeSchema, raw);
  if (!envelope.success || envelope.output.to !== receiver) return undefined;
  const { type } = envelope.output;
  const kind = own(tables[receiver] as Record<string, { input: v.GenericSchema }>, type);
  const handler = own(handlers as Record<string, Handler>, type);
  if (!kind || !handler) return undefined;
  return handle(kind.input, handler, envelope.output, sender, receiver === 'workshop').catch(failureOf);
}

/** Names come from other contexts: `constructor` is no message. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

type Handler = (body: unknown, sender: Sender) => Promise<unknown>;

async function handle(
  schema: v.GenericSchema,
  handler: Handler,
  { type, body }: { type: string; body: unknown },
  sender: Sender,
  pagesOnly: boolean,
): Promise<unknown> {
  if (sender.id !== browser.runtime.id || (pagesOnly && !fromExtensionPage(sender)))
    throw new VivifyError('not-allowed', `${type} is not for this sender.`);
  const input = v.safeParse(schema, body);
  if (!input.success) throw new VivifyError('message-invalid', `${type}: ${v.summarize(input.issues)}`);
  return handler(input.output, sender);
}

function failureOf(error: unknown): v.InferOutput<typeof failureSchema> {
  return { error: { code: codeOf(error), message: error instanceof Error ? error.message : String(error) } };
}

/** Starts answering. Several calls with disjoint handlers may share a receiver. */
export function answer<R extends Receiver>(receiver: R, handlers: Handlers<R>): void {
  browser.runtime.onMessage.addListener(
    (raw: unknown, sender: Sender, respond: (answer: unknown) => void) => {
      const result = dispatch(receiver, handlers, raw, sender);
      if (!result) return undefined;
      void result.then(respond);
      return true;
    },
  );
}

/** Tells every extension page. Nobody listening is fine. */
export function announce<T extends AnnouncementType>(type: T, body: Announcement<T>): void {
  browser.runtime.sendMessage({ to: 'everyone', type, body }).catch(() => undefined);
}

/** Hears announcements until the signal aborts. Malformed ones, and those of content scripts, are dropped. */
export function hear<T extends AnnouncementType>(
  type: T,
  listener: (body: Announcement<T>) => void,
  signal: AbortSignal,
): void {
  const onMessage = (raw: unknown, sender: Sender) => {
    if (!fromExtensionPage(sender)) return undefined;
    const envelope = v.safeParse(envelopeSchema, raw);
    if (!envelope.success || envelope.output.to !== 'everyone' || envelope.output.type !== type)
      return undefined;
    const body = v.safeParse(announcements[type], envelope.output.body);
    if (body.success) listener(body.output as Announcement<T>);
    return undefined;
  };
  browser.runtime.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage), { once: true });
}

/** True where the message came from one of the extension's own pages, framed in a web page or not. */
export function fromExtensionPage(sender: Sender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL('/'));
}
