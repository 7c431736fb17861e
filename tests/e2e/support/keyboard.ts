import type { Frame, Page } from 'puppeteer-core';

/** Presses Tab until an element has the focus that matches. */
export async function tabTo(keyboard: Page, frame: Page | Frame, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await keyboard.keyboard.press('Tab');
    const there = await frame.evaluate(
      (wanted) => document.hasFocus() && document.activeElement?.matches(wanted),
      selector,
    );
    if (there) return;
  }
  throw new Error(`The Tab key does not lead to ${selector}`);
}

/** Fills in a report by the keyboard, once its button was pressed. */
export async function reportByKeyboard(keyboard: Page, frame: Page | Frame, reason: string): Promise<void> {
  await frame.waitForSelector('.report-form .report-next li');
  await tabTo(keyboard, frame, '.report-form input[type=radio]');
  for (let presses = 0; presses < 8; presses++) {
    const chosen = await frame.evaluate(
      () => document.querySelector<HTMLInputElement>('.report-form input:checked')?.value,
    );
    if (chosen === reason) break;
    await keyboard.keyboard.press('ArrowDown');
  }
  await tabTo(keyboard, frame, '.report-form textarea');
  await keyboard.keyboard.type('drogue');
  await tabTo(keyboard, frame, '.report-form .button.primary');
  await keyboard.keyboard.press('Enter');
  await frame.waitForSelector('.report-form[role=status]');
}
