import { browser } from 'wxt/browser';

const key = 'welcomed';

/** Opens the first-run page, once in the life of an install; it has the nets rehearsed, as an update does here. */
export function startWelcome(rehearseNets: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'update') rehearseNets();
    void browser.storage.local.get(key).then(async (stored) => {
      if (reason === 'install' && !stored[key])
        await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
      await browser.storage.local.set({ [key]: true });
    });
  });
}
