import { describe, expect, it } from 'vitest';
import {
  admitPage,
  admitPlayer,
  type Claimant,
  helloLife,
  type PageSession,
  sessionLife,
} from '../../../lib/sessions/pageSession.ts';

const now = 1_000_000;
const session: PageSession = {
  id: '11111111-1111-4111-8111-111111111111',
  tabId: 7,
  frameId: 3,
  documentId: 'document',
  title: 'Picture',
  page: null,
  playerId: null,
  createdAt: now,
};
const page: Claimant = { tabId: 7, frameId: 3, documentId: 'document', extensionPage: false };
const player: Claimant = { tabId: 7, frameId: 12, documentId: 'player', extensionPage: true };
const refused = expect.objectContaining({ code: 'not-allowed' });

describe('the page', () => {
  it('may ask within its session', () => {
    expect(admitPage(session, page, now + sessionLife)).toBe(session);
    expect(admitPage({ ...session, documentId: null }, page, now)).toBeTruthy();
  });

  it.each<[string, PageSession | null, Claimant, number]>([
    ['without a session', null, page, now],
    ['from another tab', session, { ...page, tabId: 8 }, now],
    ['from no tab', session, { ...page, tabId: undefined }, now],
    ['from another frame', session, { ...page, frameId: 0 }, now],
    ['after a navigation', session, { ...page, documentId: 'next' }, now],
    ['too late', session, page, now + sessionLife + 1],
    ['as one of our pages', session, { ...page, extensionPage: true }, now],
  ])('is refused %s', (_name, given, claimant, at) => {
    expect(() => admitPage(given, claimant, at)).toThrow(refused);
  });
});

describe('the player', () => {
  it('is admitted once, and again as the same document', () => {
    const admitted = admitPlayer(session, player, now);
    expect(admitted.playerId).toBe('player');
    expect(admitPlayer(admitted, player, now).playerId).toBe('player');
  });

  it.each<[string, PageSession | null, Claimant, number]>([
    ['without a session', null, player, now],
    ['as a page', session, { ...player, extensionPage: false }, now],
    ['in another tab', session, { ...player, tabId: 8 }, now],
    ['without a document', session, { ...player, documentId: undefined }, now],
    ['as a second one', { ...session, playerId: 'first' }, player, now],
    ['too late', session, player, now + helloLife + 1],
  ])('is refused %s', (_name, given, claimant, at) => {
    expect(() => admitPlayer(given, claimant, at)).toThrow(refused);
  });
});
