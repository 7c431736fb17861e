import { browser } from 'wxt/browser';
import { announce, answer } from '../../lib/protocol/channel.ts';
import { policyOf } from '../../lib/safety/managedPolicy.ts';
import { readSettings } from '../../lib/settings/settings.ts';
import { eraseStorage } from '../../lib/storage/erase.ts';
import { pagesOnly, withoutWorkshop } from './workshop.ts';

/** What extension pages ask of the service worker about settings and stored data. */
export function startSettings(): void {
  answer('background', {
    'settings/read': async (_nothing, sender) => {
      pagesOnly(sender);
      return { settings: await readSettings() };
    },
    'safety/policy': async (_nothing, sender) => {
      pagesOnly(sender);
      return { policy: policyOf((await browser.storage.managed.get('safety')).safety) };
    },
    'data/erase': async (_nothing, sender) => {
      pagesOnly(sender);
      await withoutWorkshop(eraseStorage);
      announce('gallery/changed', {});
      announce('models/changed', { models: [] });
      return {};
    },
  });
}
