import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { VivifyError } from '../../../lib/errors.ts';
import {
  announce,
  answer,
  askBackground,
  askPage,
  dispatch,
  fromExtensionPage,
  hear,
  type Sender,
} from '../../../lib/protocol/channel.ts';
import { exampleJob } from '../jobs/support.ts';

vi.mock('wxt/browser', async () => {
  const { fakeBrowser } = await import('wxt/testing/fake-browser');
  return { browser: fakeBrowser };
});

const origin = 'chrome-extension://test-extension-id/';
const page = { id: 'test-extension-id', url: `${origin}popup.html` } as Sender;
const framed = { ...page, url: `${origin}player.html#x`, tab: { id: 3 } } as Sender;
const contentScript = { id: 'test-extension-id', url: 'https://example.org/', tab: { id: 3 } } as Sender;
const stranger = { id: 'another-extension', url: 'chrome-extension://another-extension/x.html' } as Sender;
const lookalike = { id: 'test-extension-id', url: `https://example.org/#${origin}` } as Sender;

const id = crypto.randomUUID();
const message = (to: string, type: string, body: unknown) => ({ to, type, body });
const failure = (code: string) => ({ error: { code, message: expect.any(String) } });

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, {
    id: 'test-extension-id',
    getURL: (path: string) => origin + path.replace(/^\//, ''),
  });
});

describe('who is asked', () => {
  const cancel = vi.fn(async () => ({}));
  const handlers = { 'jobs/cancel': cancel };
  beforeEach(() => void cancel.mockClear());

  it.each([
    ['another receiver', message('background', 'jobs/cancel', { jobId: id })],
    ['nobody', { type: 'jobs/cancel', body: { jobId: id } }],
    ['no object', 'jobs/cancel'],
    ['nothing', null],
    ['an unknown type', message('workshop', 'jobs/destroy', {})],
    ['a type without a handler', message('workshop', 'jobs/list', {})],
    ['a name that every object has', message('workshop', 'constructor', {})],
    ['the prototype', message('workshop', '__proto__', {})],
  ])('stays silent for %s', (_name, raw) => {
    expect(dispatch('workshop', handlers, raw, page)).toBeUndefined();
    expect(cancel).not.toHaveBeenCalled();
  });

  it('passes what is valid, with its sender', async () => {
    const raw = message('workshop', 'jobs/cancel', { jobId: id });
    expect(await dispatch('workshop', handlers, raw, framed)).toEqual({});
    expect(cancel).toHaveBeenCalledExactlyOnceWith({ jobId: id }, framed);
  });

  it.each([
    ['a content script', contentScript],
    ['another extension', stranger],
    ['a page whose address holds ours', lookalike],
    ['a sender without address', { id: 'test-extension-id' } as Sender],
  ])('lets the workshop refuse %s', async (_name, sender) => {
    const raw = message('workshop', 'jobs/cancel', { jobId: id });
    expect(await dispatch('workshop', handlers, raw, sender)).toEqual(failure('not-allowed'));
    expect(cancel).not.toHaveBeenCalled();
  });

  it('lets content scripts reach the background, other extensions never', async () => {
    const fetched = { 'session/fetch': async () => ({ sourceId: id }) };
    const raw = message('background', 'session/fetch', {
      sessionId: id,
      urls: ['https://example.org/a.jpg'],
    });
    expect(await dispatch('background', fetched, raw, contentScript)).toEqual({ sourceId: id });
    expect(await dispatch('background', fetched, raw, stranger)).toEqual(failure('not-allowed'));
  });
});

describe('what is refused', () => {
  const submit = (changes: object) =>
    message('workshop', 'jobs/submit', { sourceId: id, title: 'A title', options: {}, ...changes });
  const fetchOf = (urls: unknown) => message('background', 'session/fetch', { sessionId: id, urls });
  const captureOf = (box: unknown, devicePixelRatio: unknown = 1) =>
    message('background', 'session/capture', { sessionId: id, box, devicePixelRatio });
  const box = { x: 0, y: 0, width: 1, height: 1 };

  it.each([
    ['no body', message('workshop', 'jobs/submit', undefined)],
    ['an array', message('workshop', 'jobs/submit', [])],
    ['a path as id', submit({ sourceId: '../creations/x.mp4' })],
    ['a missing id', submit({ sourceId: undefined })],
    ['a number as title', submit({ title: 5 })],
    ['an oversized title', submit({ title: 'x'.repeat(301) })],
    ['an unknown field', submit({ path: 'x' })],
    ['an unknown option', submit({ options: { speed: 2 } })],
    ['a video without end', submit({ options: { seconds: 1e9 } })],
    ['a frame rate that is no number', submit({ options: { fps: '30' } })],
    ['a size beyond the limit', submit({ options: { longSide: 100_000 } })],
    ['not a number', submit({ options: { seconds: Number.NaN } })],
    ['an unknown motion', submit({ options: { only: ['explosion'] } })],
    ['a plan of another version', submit({ options: { plan: { version: 2 } } })],
    ['an empty id', message('workshop', 'jobs/get', { jobId: '' })],
    ['something where nothing belongs', message('workshop', 'jobs/list', { all: true })],
    ['no URL', fetchOf(['not a url'])],
    ['too many URLs', fetchOf(Array.from({ length: 17 }, () => 'https://example.org/'))],
    ['an oversized URL', fetchOf([`https://example.org/${'x'.repeat(16_384)}`])],
    ['an endless box', captureOf({ ...box, width: Number.POSITIVE_INFINITY })],
    ['a box with holes', captureOf({ x: 0, y: 0 })],
    ['no pixels at all', captureOf(box, 0)],
  ])('%s', async (_name, raw) => {
    const handler = vi.fn();
    const handlers = {
      'jobs/submit': handler,
      'jobs/get': handler,
      'jobs/list': handler,
      'session/fetch': handler,
      'session/capture': handler,
    };
    const receiver = raw.to as 'workshop';
    expect(await dispatch(receiver, handlers, raw, page)).toEqual(failure('message-invalid'));
    expect(handler).not.toHaveBeenCalled();
  });
});

describe('failures cross as codes', () => {
  it.each([
    ['their own', new VivifyError('storage-full', 'x'), 'storage-full'],
    ['cancelled for an abort', new DOMException('x', 'AbortError'), 'cancelled'],
    ['unknown for anything else', new TypeError('x'), 'unknown'],
  ])('%s', async (_name, error, code) => {
    const handlers = { 'jobs/list': () => Promise.reject(error) };
    expect(await dispatch('workshop', handlers, message('workshop', 'jobs/list', {}), page)).toEqual({
      error: { code, message: 'x' },
    });
  });

  it('even from a handler that throws at once', async () => {
    const handlers = {
      'jobs/list': () => {
        throw new Error('at once');
      },
    };
    const raw = message('workshop', 'jobs/list', {});
    expect(await dispatch('workshop', handlers, raw, page)).toEqual(failure('unknown'));
  });
});

describe('asking', () => {
  const reply = (value: unknown) =>
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue(value as never);

  it('gives the answer', async () => {
    const sent = reply({ title: 'A title', page: null });
    expect(await askBackground('session/hello', { sessionId: id })).toEqual({ title: 'A title', page: null });
    expect(sent).toHaveBeenCalledWith(message('background', 'session/hello', { sessionId: id }));
  });

  it('throws the code of the other side', async () => {
    reply({ error: { code: 'not-allowed', message: 'x' } });
    await expect(askBackground('session/hello', { sessionId: id })).rejects.toMatchObject({
      code: 'not-allowed',
      message: 'x',
    });
  });

  it.each([
    ['nothing', undefined],
    ['something else', { name: 'x' }],
    ['a failure with an unknown code', { error: { code: 'whim', message: 'x' } }],
    ['an oversized title', { title: 'x'.repeat(301) }],
  ])('takes %s for an invalid answer', async (_name, value) => {
    reply(value);
    await expect(askBackground('session/hello', { sessionId: id })).rejects.toMatchObject({
      code: 'message-invalid',
    });
  });

  it('speaks to one frame of one tab', async () => {
    const sent = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue({} as never);
    const body = { sessionId: id, trigger: 'command' } as const;
    await askPage(4, 2, 'page/bring', body);
    expect(sent).toHaveBeenCalledWith(4, message('page', 'page/bring', body), { frameId: 2 });
  });
});

describe('listeners', () => {
  const listeners = () => {
    const added: ((raw: unknown, sender: Sender, respond: (value: unknown) => void) => unknown)[] = [];
    vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
      added.push(listener as (typeof added)[number]);
    });
    const removed = vi.spyOn(fakeBrowser.runtime.onMessage, 'removeListener');
    return { added, removed };
  };

  it('keep the channel open only for what they answer', async () => {
    const { added } = listeners();
    answer('workshop', { 'jobs/list': async () => ({ jobs: [] }) });
    const respond = vi.fn();
    expect(added[0]!(message('page', 'page/bring', {}), page, respond)).toBeUndefined();
    expect(added[0]!(message('workshop', 'jobs/list', {}), page, respond)).toBe(true);
    await expect.poll(() => respond.mock.calls).toEqual([[{ jobs: [] }]]);
  });

  it('hear what extension pages announce, until they are told to stop', () => {
    const { added, removed } = listeners();
    const heard = vi.fn();
    const stop = new AbortController();
    hear('job/changed', heard, stop.signal);
    const job = exampleJob();
    const say = (raw: unknown, sender: Sender) => added[0]!(raw, sender, () => undefined);
    say(message('everyone', 'job/changed', { job }), page);
    expect(heard).toHaveBeenCalledExactlyOnceWith({ job });
    say(message('everyone', 'job/changed', { job }), contentScript);
    say(message('everyone', 'job/changed', { job }), stranger);
    say(message('everyone', 'job/changed', { job: { ...job, state: 'dreaming' } }), page);
    say(message('everyone', 'gallery/changed', {}), page);
    say(message('workshop', 'job/changed', { job }), page);
    expect(heard).toHaveBeenCalledOnce();
    stop.abort();
    expect(removed).toHaveBeenCalledOnce();
  });

  it('are not needed for an announcement', async () => {
    const sent = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockRejectedValue(new Error('nobody'));
    announce('gallery/changed', {});
    await Promise.resolve();
    expect(sent).toHaveBeenCalledWith(message('everyone', 'gallery/changed', {}));
  });
});

describe('fromExtensionPage', () => {
  it('tells our pages, framed or not, from everything else', () => {
    expect([page, framed, contentScript, stranger, lookalike].map(fromExtensionPage)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
