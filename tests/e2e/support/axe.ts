import axe from 'axe-core';
import type { Frame, Page } from 'puppeteer-core';

/** Exists in the page once axe's source ran there. */
declare const window: { readonly axe: typeof axe };

/** WCAG 2.2 AA and the rules before it, and what axe calls best practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with a page: the rule and where. */
export async function accessibilityProblems(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run({ runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  }, rules);
}

/**
 * Runs in a page: waits for colours on their way from one scheme to the other, which have no contrast of their own.
 * A transition that another one takes over is cancelled: then it is the other one that has to end.
 */
async function settle(): Promise<void> {
  const running = () => document.getAnimations().filter(({ playState }) => playState === 'running');
  for (let under = running(); under.length > 0; under = running())
    await Promise.allSettled(under.map(({ finished }) => finished));
}

/** Looks at a page in light and in dark. @returns what is wrong, by scheme */
export async function problemsInBothSchemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await page.evaluate(settle);
    found.push(...(await accessibilityProblems(page)).map((problem) => `${value}: ${problem}`));
  }
  await page.emulateMediaFeatures([]);
  return found;
}

/** Walks a page by the Tab key. @returns each stop once, and those without a visible focus */
export async function walkByTab(page: Page, most = 200): Promise<{ stops: string[]; unseen: string[] }> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const stops: string[] = [];
  const unseen: string[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const name =
        element.getAttribute('aria-label') ??
        (element as HTMLInputElement).labels?.[0]?.textContent ??
        element.textContent ??
        '';
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const seen = outlineStyle !== 'none' && outlineWidth !== '0px' && width > 0 && height > 0;
      return {
        name: name.trim(),
        seen,
        again: element.hasAttribute('data-walked'),
        mark: element.setAttribute('data-walked', ''),
      };
    });
    if (!stop) continue;
    if (stop.again) break;
    stops.push(stop.name);
    if (!stop.seen) unseen.push(stop.name);
  }
  await page.$$eval('[data-walked]', (elements) => {
    for (const element of elements) element.removeAttribute('data-walked');
  });
  return { stops, unseen };
}
