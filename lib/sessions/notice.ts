import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type ErrorCode, errorCodes } from '../errors.ts';

const key = 'notice';
const badgeColour = '#b42318';
const badgeText = '!';

/**
 * Leaves word for the popup of something that went wrong where no page could show it, and marks the toolbar
 * button.
 */
export async function setNotice(code: ErrorCode): Promise<void> {
  await browser.storage.session.set({ [key]: code });
  await browser.action.setBadgeBackgroundColor({ color: badgeColour });
  await browser.action.setBadgeText({ text: badgeText });
}

/** The word left, once; null where there is none. */
export async function takeNotice(): Promise<ErrorCode | null> {
  const parsed = v.safeParse(v.picklist(errorCodes), (await browser.storage.session.get(key))[key]);
  await browser.storage.session.remove(key);
  // The count of jobs in work, which may have come since, stays.
  if ((await browser.action.getBadgeText({})) === badgeText) await browser.action.setBadgeText({ text: '' });
  return parsed.success ? parsed.output : null;
}
