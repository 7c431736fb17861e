import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { createCheckItems } from './checkMenu.ts';
import { onLanguage } from './language.ts';

const menuId = 'bring-to-life';
const commandId = 'bring-to-life';

/** What the user asked for: the picture clicked on, what lies under the click, or under the pointer. */
export interface Request {
  readonly trigger: 'menu-image' | 'menu-page' | 'command';
  readonly tab: Tab;
  /** Null where the browser does not say: the frame under the pointer. */
  readonly frameId: number | null;
  readonly srcUrl: string | undefined;
}

export type Tab = NonNullable<Parameters<Parameters<typeof browser.commands.onCommand.addListener>[0]>[1]>;

/**
 * Puts up the menu item and listens to it and to the keyboard. One item for every place: two that fit one
 * click (a linked picture) would sink into a submenu. `page` holds in frames too; `frame` would fit videos in
 * frames, which have an item of their own.
 */
export function onRequest(listener: (request: Request) => void): void {
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.removeAll(() => {
      browser.contextMenus.create({
        id: menuId,
        title: i18n.t('menu.bringToLife'),
        contexts: ['image', 'page', 'link'],
      });
      void createCheckItems();
    });
  });
  onLanguage(() => browser.contextMenus.update(menuId, { title: i18n.t('menu.bringToLife') }));
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== menuId || tab?.id === undefined) return;
    // Our own pages, players included, show the item as well; there is nothing to bring to life on them.
    if ((info.frameUrl ?? info.pageUrl ?? '').startsWith(browser.runtime.getURL('/'))) return;
    const onPicture = info.mediaType === 'image';
    listener({
      trigger: onPicture ? 'menu-image' : 'menu-page',
      tab,
      frameId: info.frameId ?? 0,
      srcUrl: onPicture ? info.srcUrl : undefined,
    });
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === commandId && tab?.id !== undefined)
      listener({ trigger: 'command', tab, frameId: null, srcUrl: undefined });
  });
}
