import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { askPage } from '../../lib/protocol/channel.ts';
import { labelSettingsOf, settingsKey } from '../../lib/settings/labels.ts';
import { frameUnderPointer } from './injection.ts';
import { onLanguage } from './language.ts';
import { openPanelTab } from './panels.ts';

const menuId = 'check-credentials';
const linkMenuId = 'check-credentials-link';
const commandId = 'check-credentials';

const videoFiles = ['mp4', 'm4v', 'mov', 'm4a', 'mp3', 'wav', 'pdf'];
const pictureFiles = ['jpg', 'jpeg', 'png', 'webp', 'avif', 'heic', 'gif', 'svg', 'tif', 'tiff'];

const filePatterns = (extensions: readonly string[]) =>
  extensions.flatMap((extension) => [`*://*/*.${extension}`, `*://*/*.${extension}?*`]);

async function withPictures(): Promise<boolean> {
  return labelSettingsOf((await browser.storage.local.get(settingsKey))[settingsKey]).pictures;
}

/** On pictures only where the user has labels on pictures: see docs/decisions/check-menu.md. */
const places = (pictures: boolean) => ({
  media: pictures ? (['video', 'audio', 'image'] as const) : (['video', 'audio'] as const),
  links: filePatterns(pictures ? [...videoFiles, ...pictureFiles] : videoFiles),
});

/** Puts the items up; the menu is empty when this runs. */
export async function createCheckItems(): Promise<void> {
  const { media, links } = places(await withPictures());
  const title = i18n.t('menu.check');
  browser.contextMenus.create({ id: menuId, title, contexts: [...media] });
  browser.contextMenus.create({ id: linkMenuId, title, contexts: ['link'], targetUrlPatterns: links });
}

async function updateItems(): Promise<void> {
  const { media, links } = places(await withPictures());
  const title = i18n.t('menu.check');
  await browser.contextMenus.update(menuId, { title, contexts: [...media] });
  await browser.contextMenus.update(linkMenuId, { title, targetUrlPatterns: links });
}

/** Asks the page to open the panel; where it cannot, an address gets a tab of its own. */
async function check(
  tabId: number,
  frameId: number,
  srcUrl: string | null,
  linkUrl: string | null,
): Promise<void> {
  try {
    const { opened } = await askPage(tabId, frameId, 'page/check', { srcUrl, linkUrl });
    if (opened) return;
  } catch {
    // No content script of ours is there.
  }
  const url = srcUrl && /^https?:/i.test(srcUrl) ? srcUrl : linkUrl;
  if (url && /^https?:/i.test(url))
    await openPanelTab({
      media: { kind: 'file', url },
      absence: null,
      name: new URL(url).pathname.slice(-200),
    });
}

/** "Check Content Credentials": in the menu, and by keyboard for what is under the pointer. */
export function startChecks(): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId, srcUrl, linkUrl }, tab) => {
    if (tab?.id === undefined) return;
    if (menuItemId === menuId) void check(tab.id, frameId ?? 0, srcUrl ?? null, linkUrl ?? null);
    if (menuItemId === linkMenuId) void check(tab.id, frameId ?? 0, null, linkUrl ?? null);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    const tabId = tab?.id;
    if (command !== commandId || tabId === undefined) return;
    frameUnderPointer(tabId).then(
      (frameId) => check(tabId, frameId, null, null),
      // The browser lets nobody into this page.
      () => undefined,
    );
  });
  const update = () => void updateItems().catch(() => undefined);
  onLanguage(update);
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes[settingsKey]) update();
  });
}
