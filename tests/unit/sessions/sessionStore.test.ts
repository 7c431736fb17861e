import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { setNotice, takeNotice } from '../../../lib/sessions/notice.ts';
import { type PageSession, sessionLife } from '../../../lib/sessions/pageSession.ts';
import { dropSessions, readSession, writeSession } from '../../../lib/sessions/sessionStore.ts';

vi.mock('wxt/browser', async () => {
  const { fakeBrowser } = await import('wxt/testing/fake-browser');
  return { browser: fakeBrowser };
});

const session = (tabId: number, createdAt: number): PageSession => ({
  id: crypto.randomUUID(),
  tabId,
  frameId: 0,
  documentId: null,
  title: '',
  page: null,
  playerId: null,
  createdAt,
});

beforeEach(() => {
  fakeBrowser.reset();
  let badge = '';
  vi.spyOn(fakeBrowser.action, 'setBadgeText').mockImplementation(async ({ text }) => {
    badge = text ?? '';
  });
  vi.spyOn(fakeBrowser.action, 'getBadgeText').mockImplementation(async () => badge);
  vi.spyOn(fakeBrowser.action, 'setBadgeBackgroundColor').mockResolvedValue();
});

it('keeps sessions, and forgets those of a closed tab and those that are over', async () => {
  const now = 10 * sessionLife;
  const [kept, closed, over] = [session(1, now), session(2, now), session(1, now - sessionLife - 1)];
  for (const each of [kept, closed, over]) await writeSession(each);
  expect(await readSession(kept.id)).toEqual(kept);
  await fakeBrowser.storage.session.set({ other: 'stays' });
  await dropSessions(({ tabId }) => tabId === 2, now);
  expect(await readSession(kept.id)).toEqual(kept);
  expect(await readSession(closed.id)).toBeNull();
  expect(await readSession(over.id)).toBeNull();
  expect(await fakeBrowser.storage.session.get('other')).toEqual({ other: 'stays' });
});

it('knows no session that is malformed', async () => {
  const id = crypto.randomUUID();
  await fakeBrowser.storage.session.set({ [`session:${id}`]: { id, tabId: 'seven' } });
  expect(await readSession(id)).toBeNull();
  await dropSessions(() => false, 0);
  expect(await fakeBrowser.storage.session.get(null)).toEqual({});
});

it('gives a notice once', async () => {
  expect(await takeNotice()).toBeNull();
  await setNotice('page-forbidden');
  expect(await fakeBrowser.action.getBadgeText({})).toBe('!');
  expect(await takeNotice()).toBe('page-forbidden');
  expect(await fakeBrowser.action.getBadgeText({})).toBe('');
  expect(await takeNotice()).toBeNull();
});
