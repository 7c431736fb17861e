import { defineContentScript } from 'wxt/utils/define-content-script';
import { pointerMemory } from '../lib/acquire/pointer.ts';

/**
 * Remembers where the pointer is, and nothing else: the browser tells an extension which picture was clicked
 * only for `<img>`. Looks at no content, keeps the page waiting for nothing.
 */
export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main() {
    const memory = pointerMemory();
    const options = { capture: true, passive: true } as const;
    window.addEventListener(
      'contextmenu',
      (event) => {
        const target = event.composedPath()[0];
        if (event.isTrusted && target instanceof Element)
          memory.clicked = { x: event.clientX, y: event.clientY, target: new WeakRef(target) };
      },
      options,
    );
    window.addEventListener(
      'pointermove',
      ({ isTrusted, clientX, clientY }) => {
        if (isTrusted) memory.moved = { x: clientX, y: clientY };
      },
      options,
    );
  },
});
