import type { Page } from 'puppeteer-core';
import { askWorkshop, type ExtensionBrowser } from './extension.ts';

/** Addresses of the nets' files that the workshop loads from now on. @param page one of the extension's */
export async function watchNets(extension: ExtensionBrowser, page: Page): Promise<ReadonlySet<string>> {
  await askWorkshop(page, 'jobs/list', {});
  const loaded = new Set<string>();
  const workshop = await extension.offscreenPage();
  workshop.on('request', (request) => {
    if (request.url().endsWith('.onnx')) loaded.add(request.url());
  });
  return loaded;
}
