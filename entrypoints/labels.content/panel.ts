import { browser } from 'wxt/browser';
import type { FromPanel, PanelHandshake, ToPanel } from '../../lib/sessions/panelPort.ts';
import { setStyles } from '../bringToLife.content/shadowHost.ts';

/** CSS pixels. */
const width = 392;
const initialHeight = 360;
const margin = 12;
/** Milliseconds a panel may take to load and answer: pages that sandbox their frames never let it. */
const patience = 8000;

/** What a panel is opened with. */
export interface PanelOptions {
  readonly panelId: string;
  /** What it belongs to: it opens beside this. */
  readonly anchor: DOMRect | null;
  readonly onVerdict: (verdict: Extract<FromPanel, { type: 'verdict' }>) => void;
  /** Reads the medium in the page. */
  readonly read: () => Promise<Blob | null>;
  /** The user closed it. */
  readonly onClosed: () => void;
}

/** Important in here, it beats what the page says of the host: see `chipStyle.ts`. */
const hostStyle = `:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  margin: 0 !important;
  padding: 0 !important;
  border: 0 !important;
  overflow: visible !important;
  background: none !important;
}`;

function hostSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(hostStyle);
  return sheet;
}

let closeLast = () => {};

/** Takes the open panel away. */
export function closePanel(): void {
  closeLast();
}

/** Beside the anchor where there is room, else over it; always whole in the viewport. */
function placeFor(anchor: DOMRect | null, height: number): { left: number; top: number } {
  const inside = (at: number, size: number, room: number) =>
    Math.max(margin, Math.min(at, room - size - margin));
  if (!anchor) return { left: inside(innerWidth, width, innerWidth), top: inside(0, height, innerHeight) };
  const right = anchor.right + margin;
  const left = anchor.left - width - margin;
  const beside = right + width + margin <= innerWidth ? right : left >= margin ? left : anchor.right - width;
  return { left: inside(beside, width, innerWidth), top: inside(anchor.top, height, innerHeight) };
}

/**
 * Opens the panel: a page of the extension in a closed shadow root, above everything the page shows. The page can
 * neither read it nor write in it. A panel that is open already goes.
 * @returns whether it could be loaded.
 */
export async function openPanel({
  panelId,
  anchor,
  onVerdict,
  read,
  onClosed,
}: PanelOptions): Promise<boolean> {
  closeLast();
  const host = document.createElement('vivify-panel');
  const frame = document.createElement('iframe');
  const { port1, port2 } = new MessageChannel();
  const end = new AbortController();
  const move = (height: number) => {
    const limited = Math.min(height, innerHeight - 2 * margin);
    const { left, top } = placeFor(anchor, limited);
    setStyles(frame, { left: `${left}px`, top: `${top}px`, height: `${limited}px` });
  };
  const close = () => {
    end.abort();
    port1.close();
    host.remove();
  };
  closeLast = close;
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [hostSheet()];
  setStyles(frame, {
    all: 'initial',
    display: 'block',
    position: 'fixed',
    width: `${Math.min(width, innerWidth - 2 * margin)}px`,
    border: '1px solid rgb(128 120 112 / 0.5)',
    'border-radius': '14px',
    'box-shadow': '0 2px 6px rgb(20 10 5 / 0.2), 0 12px 40px rgb(20 10 5 / 0.3)',
    'color-scheme': 'light dark',
  });
  move(initialHeight);
  root.append(frame);
  // A medium in full screen draws nothing that lies in it, and beside it everything is inert.
  const whole = document.fullscreenElement;
  const bare = whole instanceof HTMLMediaElement || whole instanceof HTMLImageElement;
  if (bare) await document.exitFullscreen().catch(() => undefined);
  (document.fullscreenElement ?? document.body ?? document.documentElement).append(host);
  host.popover = 'manual';
  host.showPopover();

  const answered = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => answered.resolve(false), patience);
  port1.onmessage = ({ data }: MessageEvent<FromPanel>) => {
    if (data.type === 'ready') answered.resolve(true);
    else if (data.type === 'height') move(data.height);
    else if (data.type === 'verdict') onVerdict(data);
    else if (data.type === 'read')
      void read().then((bytes) => port1.postMessage({ type: 'bytes', bytes } satisfies ToPanel));
    else if (data.type === 'close') {
      close();
      onClosed();
    }
  };
  const address = browser.runtime.getURL('/credentials.html');
  frame.addEventListener(
    'load',
    () => {
      const word: PanelHandshake = { vivify: 'panel', panelId };
      frame.contentWindow?.postMessage(word, new URL(address).origin, [port2]);
    },
    { once: true },
  );
  frame.src = address;
  const { signal } = end;
  window.addEventListener('resize', () => move(frame.offsetHeight), { signal });
  // A click on the page closes the panel, as with every menu; clicks in the panel do not come by here.
  window.addEventListener(
    'pointerdown',
    (event) => {
      if (event.isTrusted && !event.composedPath().includes(host)) close();
    },
    { capture: true, signal },
  );
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.key !== 'Escape') return;
      event.stopPropagation();
      close();
      onClosed();
    },
    { capture: true, signal },
  );
  const loaded = await answered.promise;
  clearTimeout(timer);
  if (loaded) frame.focus({ preventScroll: true });
  else close();
  return loaded;
}
