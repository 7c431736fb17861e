import { browser } from 'wxt/browser';
import { askOpenWorkshop } from '../../lib/protocol/channel.ts';
import { ensureWorkshop } from './workshop.ts';

const alarm = 'trust-lists';
/** Minutes: soon after the install, then weekly. */
const firstDelay = 1;
const interval = 7 * 24 * 60;

async function update(): Promise<void> {
  await ensureWorkshop();
  await askOpenWorkshop('trust/update', {});
}

/** Keeps the official trust lists up to date. Where none can be had, signers are not recognised, and no more. */
export function startTrustLists(): void {
  browser.runtime.onInstalled.addListener(() => {
    void browser.alarms.create(alarm, { delayInMinutes: firstDelay, periodInMinutes: interval });
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) update().catch((error: unknown) => console.error('Trust lists not updated', error));
  });
}
