import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemsInBothSchemes } from './support/axe.ts';
import {
  type ExtensionBrowser,
  launchExtension,
  photo,
  readCreation,
  setOptions,
} from './support/extension.ts';

const quick = { seconds: 1, fps: 10, longSide: 160 };
const field = '.prompt input';

let extension: ExtensionBrowser;
let page: Page;

beforeAll(async () => {
  extension = await launchExtension();
  page = await extension.openPopupTab();
  await page.setViewport({ width: 400, height: 700 });
  await setOptions(page, quick);
});
afterAll(() => extension?.close());

const chips = () => page.$$eval('.prompt-chip', (all) => all.map((chip) => chip.textContent?.trim()));
const words = () => page.$eval(field, (input) => (input as HTMLInputElement).value);

describe('the prompt in the popup', () => {
  it('shows what it understood and what it did not, and says it', async () => {
    await page
      .locator(field)
      .fill('clouds drift slowly to the left, glorious dragons, but keep the face still');
    await expect.poll(chips).toEqual(['Clouds · left · slow', 'Face: still']);
    expect(await page.$eval('.prompt-missed', (line) => line.textContent)).toBe(
      'Not understood: glorious, dragons',
    );
    await expect
      .poll(() => page.$eval('.prompt [role=status]', (line) => line.textContent))
      .toBe('Understood: Clouds · left · slow; Face: still. Not understood: glorious, dragons');
    expect(await problemsInBothSchemes(page)).toEqual([]);
  });

  it('takes words away by their chip, by keyboard, and keeps the focus near', async () => {
    await page.focus('.prompt-chip');
    await page.keyboard.press('Delete');
    await expect.poll(words).toBe('glorious dragons, but keep the face still');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()))
      .toBe('Face: still');
    await page.keyboard.press('Enter');
    await expect.poll(chips).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches('.prompt input'))).toBe(true);
  });

  it('is obeyed by the plan of what is added then', async () => {
    await page.locator(field).fill('Wolken nach links, keine Kamera, kein Ton');
    await expect.poll(chips).toEqual(['Clouds · left', 'Camera: still', 'No sound']);
    const input = (await page.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(photo('picos'));
    const card = await page.waitForSelector('[data-creation]', { timeout: 90_000 });
    const id = await card!.evaluate((element) => element.getAttribute('data-creation')!);
    const { report } = (await readCreation(page, id))!;
    const { motions, sound } = report.plan;
    expect(motions.find(({ kind }) => kind === 'flow')).toMatchObject({
      enabled: true,
      region: 'sky',
      heading: Math.PI,
    });
    expect(motions.find(({ kind }) => kind === 'camera')).toMatchObject({ enabled: false });
    expect(sound?.layers.some(({ enabled }) => enabled)).toBe(false);
    expect(report.promptIgnored).toEqual([]);
  });
});
