import type { Browser, CDPSession } from 'puppeteer-core';

/**
 * One session with the extension's service worker. Puppeteer's own handle stays with the first run of the worker
 * where the browser keeps the target for the next one; a session of our own can be made anew.
 */
export class ServiceWorkerSession {
  readonly #browser: Browser;
  readonly #session: CDPSession;

  constructor(browser: Browser, session: CDPSession) {
    this.#browser = browser;
    this.#session = session;
  }

  /** Runs a function in the worker. Arguments and result are JSON. @throws Error with the worker's message. */
  async evaluate<Parameters extends readonly unknown[], Result>(
    run: (...args: Parameters) => Result,
    ...args: Parameters
  ): Promise<Awaited<Result>> {
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', {
      expression: `(${run})(...${JSON.stringify(args)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value as Awaited<Result>;
  }

  /** True while the worker of this session lives. */
  async answers(): Promise<boolean> {
    const dead = new Promise<false>((resolve) => setTimeout(resolve, 3000, false));
    return Promise.race([this.evaluate(() => true).catch(() => false), dead]);
  }

  /** Kills the worker. The next event for it starts another. */
  async close(): Promise<void> {
    const { targetInfo } = await this.#session.send('Target.getTargetInfo');
    const whole = await this.#browser.target().createCDPSession();
    await whole.send('Target.closeTarget', { targetId: targetInfo.targetId });
    await this.detach();
    await whole.detach();
  }

  /** Ends the session; a worker with sessions never sleeps. */
  async detach(): Promise<void> {
    await this.#session.detach().catch(() => undefined);
  }
}
