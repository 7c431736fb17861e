import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { browser as browserApi } from 'wxt/browser';
import { ensureBrowser, gpuArguments } from '../browser.ts';
import { ensureBuilt, extensionFolder } from '../build.ts';
import { ServiceWorkerSession } from './serviceWorker.ts';
import { forgetStaleWorker } from './staleWorker.ts';

/** Exists inside the service worker. */
declare const chrome: typeof browserApi;

/** How to start the browser. */
export interface LaunchOptions {
  /** Profile to keep between runs; a temporary one by default. */
  readonly userDataDir?: string | undefined;
  /** Opens a window instead of running headless. */
  readonly headful?: boolean | undefined;
  /** X display of the window, e.g. `:99`; the environment's by default. */
  readonly display?: string | undefined;
  /** Leaves the first-run page open, which a new profile begins with. */
  readonly keepWelcome?: boolean | undefined;
  /**
   * Runs scripts as fast as users have it, for figures. Automated browsers forbid renderers to change their priority; the
   * extension's then stays that of a page in the background, whose scripts are hardly optimised and whose garbage is
   * collected more often. Without that rule one start in fifty failed here.
   */
  readonly asUsed?: boolean | undefined;
  /** More Chromium switches. */
  readonly args?: readonly string[] | undefined;
}

/** A browser that runs the built extension. */
export class ExtensionBrowser {
  readonly browser: Browser;
  readonly extensionId: string;
  #worker: ServiceWorkerSession | null = null;

  constructor(browser: Browser, extensionId: string) {
    this.browser = browser;
    this.extensionId = extensionId;
  }

  /** URL of one of the extension's files. */
  url(path: string): string {
    return `chrome-extension://${this.extensionId}/${path}`;
  }

  /** The service worker, once one runs and answers. */
  async serviceWorker(timeout = 15_000): Promise<ServiceWorkerSession> {
    const deadline = Date.now() + timeout;
    while (Date.now() < deadline) {
      if (await this.#worker?.answers()) return this.#worker!;
      await this.#worker?.detach();
      this.#worker = await this.#attach();
      if (!this.#worker) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The service worker does not answer.');
  }

  async #attach(): Promise<ServiceWorkerSession | null> {
    const target = this.browser
      .targets()
      .find((candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(this.url('')));
    const session = await target?.createCDPSession().catch(() => undefined);
    return session ? new ServiceWorkerSession(this.browser, session) : null;
  }

  /** The offscreen document, once it lives. */
  async offscreenPage(timeout = 15_000): Promise<Page> {
    const target = await this.browser.waitForTarget(
      (candidate) => candidate.url() === this.url('offscreen.html'),
      { timeout },
    );
    return target.asPage();
  }

  /** Opens one of the extension's pages in a tab. */
  async openPage(path: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(this.url(path), { waitUntil: 'domcontentloaded' });
    return page;
  }

  /** The popup's page as a tab: every right of the extension, but it does not close by itself. */
  openPopupTab(): Promise<Page> {
    return this.openPage('popup.html');
  }

  /** Closes the browser. */
  async close(): Promise<void> {
    await this.browser.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/**
 * Starts a browser with the built extension; builds it and gets a browser first where needed.
 * @throws Error where there is no browser, or it does not start.
 */
export async function launchExtension(options: LaunchOptions = {}): Promise<ExtensionBrowser> {
  ensureBuilt();
  for (let left = mostStarts; ; left--) {
    try {
      return await start(options);
    } catch (error) {
      if (left <= 1) throw error;
    }
  }
}

/** How often a start is tried: some fail, and some never answer, above all with `asUsed`. */
const mostStarts = 3;
/** Milliseconds in which a browser has the extension ready, even on a busy machine. */
const startLimit = 30_000;

async function start(options: LaunchOptions): Promise<ExtensionBrowser> {
  if (options.userDataDir) forgetStaleWorker(options.userDataDir, extensionFolder);
  const browser = await puppeteer.launch({
    executablePath: await ensureBrowser(),
    headless: !options.headful,
    pipe: true,
    enableExtensions: [extensionFolder],
    ...(options.asUsed ? { ignoreDefaultArgs: ['--disable-renderer-backgrounding'] } : {}),
    handleSIGINT: false,
    // A software GPU on a busy machine can keep a page from answering for long.
    protocolTimeout: 600_000,
    ...(options.userDataDir ? { userDataDir: options.userDataDir } : {}),
    ...(options.headful ? { defaultViewport: null } : { defaultViewport: { width: 1200, height: 850 } }),
    ...(options.display ? { env: { ...process.env, DISPLAY: options.display } } : {}),
    args: [
      ...gpuArguments,
      ...(options.headful ? ['--window-position=0,0', '--window-size=1200,850'] : []),
      ...(options.args ?? []),
    ],
  });
  const late = AbortSignal.timeout(startLimit);
  try {
    return await Promise.race([
      ready(browser, options),
      new Promise<never>((_, reject) => {
        late.addEventListener('abort', () => reject(new Error('The browser is not ready.')), { once: true });
      }),
    ]);
  } catch (error) {
    // A browser that does not answer does not close when it is asked to, either.
    if (late.aborted) browser.process()?.kill('SIGKILL');
    else await browser.close();
    throw error;
  }
}

async function ready(browser: Browser, { keepWelcome }: LaunchOptions): Promise<ExtensionBrowser> {
  const extension = new ExtensionBrowser(browser, await idOfExtension(browser));
  if (!keepWelcome) await closeWelcome(extension);
  return extension;
}

/** Waits until the first run has had its page, and closes it: tests and demos bring their own tabs. */
async function closeWelcome(extension: ExtensionBrowser): Promise<void> {
  const worker = await extension.serviceWorker();
  const deadline = Date.now() + 10_000;
  const isOver = () =>
    worker.evaluate(async () => {
      const { welcomed } = await chrome.storage.local.get('welcomed');
      return welcomed && (await chrome.tabs.query({ status: 'loading' })).length === 0;
    });
  while (!(await isOver()) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  await worker.evaluate(async (welcome) => {
    // Tabs tell no addresses without a permission for it.
    const contexts = await chrome.runtime.getContexts({ documentUrls: [welcome] });
    await chrome.tabs.remove(contexts.map(({ tabId }) => tabId).filter((id) => id >= 0));
  }, extension.url('welcome.html'));
}

async function idOfExtension(browser: Browser): Promise<string> {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    for (const [id, extension] of await browser.extensions()) {
      if (extension.path === extensionFolder) return id;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The browser did not load the extension.');
}
