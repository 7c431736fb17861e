import { browser } from 'wxt/browser';
import { setShownCreation } from '../../lib/gallery/shownCreation.ts';

/**
 * Opens the gallery: the popup, or where the browser does not let it open by itself, a tab.
 * @param creationId what it shows first
 */
export async function openCreation(creationId: string | null): Promise<void> {
  try {
    await setShownCreation(creationId);
    await browser.action.openPopup();
  } catch {
    await setShownCreation(null);
    const query = creationId ? `?creation=${creationId}` : '';
    await browser.tabs.create({ url: browser.runtime.getURL(`/popup.html${query}`) });
  }
}
