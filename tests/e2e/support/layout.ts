import type { Frame, Page } from 'puppeteer-core';

declare global {
  interface Window {
    layoutShifts?: number;
  }
}

/** Adds up what moves by itself from the page's beginning on; before it is opened. */
export async function watchLayout(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    window.layoutShifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) window.layoutShifts! += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Cumulative layout shift so far, as the browser counts it. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(() => window.layoutShifts ?? Number.NaN);

/** What hangs out of a page sideways; empty where nothing has to be scrolled. */
export const scrollsSideways = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (right > root.clientWidth + 1 || left < -1)
        ? [`${element.tagName.toLowerCase()}.${element.className} ${Math.round(left)}..${Math.round(right)}`]
        : [];
    });
  });

/**
 * Controls smaller than 24 by 24 CSS pixels (WCAG 2.2, 2.5.8). Links in running text are excepted, and so are boxes
 * whose label is large enough, for the label is part of the target.
 */
export const smallTargets = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(() => {
    const least = 24;
    const isSmall = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 && (width < least - 0.5 || height < least - 0.5);
    };
    return [
      ...document.querySelectorAll(
        'button, select, input, textarea, summary, a[href], [role=button], [role=slider]',
      ),
    ]
      .filter((element) => {
        if (!isSmall(element) || element.closest('.only-heard')) return false;
        if (element instanceof HTMLAnchorElement) return getComputedStyle(element).display !== 'inline';
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        return !labels.some((label) => label.contains(element) && !isSmall(label));
      })
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return `${element.tagName.toLowerCase()}.${element.className} ${Math.round(width)} × ${Math.round(height)}`;
      });
  });
