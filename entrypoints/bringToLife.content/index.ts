import { defineContentScript } from 'wxt/utils/define-content-script';
import { applyLanguage } from '../../lib/i18n/language.ts';
import { answer } from '../../lib/protocol/channel.ts';
import { bring } from './bring.ts';

const key = Symbol.for('vivify.listening');

/** Injected on every click of the user, listens from the first one on. */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main() {
    const shared = globalThis as typeof globalThis & { [key]?: true };
    if (shared[key]) return;
    shared[key] = true;
    answer('page', {
      'page/bring': async (request) => {
        await applyLanguage();
        bring(request);
        return {};
      },
    });
  },
});
