import { describe, expect, it } from 'vitest';
import { admitPanel, type PanelSession, panelHelloLife } from '../../../lib/sessions/panelSession.ts';

const session: PanelSession = {
  id: '0c5ff8a1-6d3c-4bb4-8a2b-0d3f3f6f0a11',
  tabId: 7,
  subject: { media: null, absence: 'parts-unseen', name: 'x', page: null, site: null },
  documentId: null,
  createdAt: 1000,
};
const claimant = { tabId: 7, frameId: 3, documentId: 'panel', extensionPage: true };

describe('a panel’s session', () => {
  it('lets its first panel in, and that one again', () => {
    const admitted = admitPanel(session, claimant, 2000);
    expect(admitted.documentId).toBe('panel');
    expect(admitPanel(admitted, claimant, 3000)).toEqual(admitted);
  });

  it.each([
    ['there is none', null, claimant, 2000],
    ['a page asks', session, { ...claimant, extensionPage: false }, 2000],
    ['another tab asks', session, { ...claimant, tabId: 8 }, 2000],
    ['a second panel asks', { ...session, documentId: 'first' }, claimant, 2000],
    ['it comes too late', session, claimant, 1001 + panelHelloLife],
    ['nobody vouches for the document', session, { ...claimant, documentId: undefined }, 2000],
  ])('lets nobody in where %s', (_, given, who, now) => {
    expect(() => admitPanel(given, who, now)).toThrow(expect.objectContaining({ code: 'not-allowed' }));
  });

  it('outlives a reload in a tab of its own', () => {
    const alone = { ...session, tabId: null };
    expect(admitPanel(alone, { ...claimant, documentId: 'again' }, 10 * panelHelloLife)).toEqual(alone);
  });
});
