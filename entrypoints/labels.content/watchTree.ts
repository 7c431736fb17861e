import { IdleWork } from './idleWork.ts';

/** What may carry Content Credentials in a page. */
export type MediaElement = HTMLVideoElement | HTMLImageElement;

/** Elements looked at between two looks at the clock. */
const stride = 64;
/** More waiting nodes than this and the page is walked anew instead: they would only keep dead nodes alive. */
const backlog = 2000;
/** Custom elements may get their shadow root late: milliseconds after which they are looked at again. */
const laterLooks = [1000, 4000, 15_000];
/** Custom elements remembered for that at once. */
const latecomers = 2000;

/** Begins and changes of what an element shows. They do not bubble, but they can be caught on the way down. */
const mediaEvents = ['loadstart', 'loadedmetadata', 'emptied', 'load'] as const;

/**
 * Finds media in the document and its open shadow roots, as they are there, as they come, and as they get
 * another source; everything in idle time.
 * @param found called at least once for each element, and whenever its source may have changed
 */
export function watchTree(found: (element: MediaElement) => void, signal: AbortSignal): void {
  const idle = new IdleWork(signal);
  const roots = new WeakSet<Node>();
  let added: Node[] = [];
  let collecting = false;
  let waiting: WeakRef<Element>[] = [];
  let looksDone = 0;

  const look = (element: Element) => {
    if (element instanceof HTMLVideoElement || element instanceof HTMLImageElement) found(element);
    else if (element.shadowRoot) enter(element.shadowRoot);
    else if (element.localName.includes('-') && waiting.length < latecomers) wait(element);
  };

  function* walk(root: Node): Generator<void> {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    let count = 0;
    for (let node: Node | null = root; node; node = walker.nextNode()) {
      if (node instanceof Element) look(node);
      if (++count % stride > 0) continue;
      yield;
      // What was taken out meanwhile leads nowhere: begin again.
      if (root.isConnected && !root.contains(walker.currentNode)) walker.currentNode = root;
    }
  }

  function* walkAdded(): Generator<void> {
    const nodes = added.length > backlog ? [document] : added;
    added = [];
    collecting = false;
    for (const node of nodes) if (node.isConnected) yield* walk(node);
  }

  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (added.length <= backlog && node.nodeType === Node.ELEMENT_NODE) added.push(node);
      }
    }
    if (collecting || added.length === 0) return;
    collecting = true;
    idle.add(walkAdded());
  });

  const onMedia = (event: Event) => {
    const target = event.target;
    if (target instanceof HTMLVideoElement || target instanceof HTMLImageElement) found(target);
  };

  function enter(root: Document | ShadowRoot): void {
    if (roots.has(root)) return;
    roots.add(root);
    observer.observe(root, { childList: true, subtree: true });
    for (const type of mediaEvents)
      root.addEventListener(type, onMedia, { capture: true, passive: true, signal });
    idle.add(walk(root));
  }

  const timers: ReturnType<typeof setTimeout>[] = [];
  function wait(element: Element): void {
    waiting.push(new WeakRef(element));
    if (timers.length === 0) lookLater();
  }
  function lookLater(): void {
    const delay = laterLooks[looksDone];
    if (delay === undefined) return;
    timers.push(
      setTimeout(() => {
        looksDone += 1;
        idle.add(lookAgain());
      }, delay),
    );
  }
  function* lookAgain(): Generator<void> {
    const last = looksDone >= laterLooks.length;
    const again = waiting;
    waiting = [];
    for (const [index, ref] of again.entries()) {
      const element = ref.deref();
      if (element?.shadowRoot) enter(element.shadowRoot);
      else if (element && !last) waiting.push(ref);
      if (index % stride === stride - 1) yield;
    }
    timers.length = 0;
    if (last) looksDone = 0;
    if (waiting.length > 0) lookLater();
  }

  signal.addEventListener('abort', () => {
    observer.disconnect();
    for (const timer of timers) clearTimeout(timer);
  });
  enter(document);
}
