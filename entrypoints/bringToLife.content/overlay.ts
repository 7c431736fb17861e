import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Box } from '../../lib/protocol/messages.ts';
import { type FromPlayer, fromPlayerSchema, type Handshake, type ToPlayer } from '../../lib/sessions/port.ts';
import { follow } from './follow.ts';
import { type PictureElement, shownUrl } from './pictureElement.ts';
import { type Placement, paintedShare, place } from './placement.ts';
import { createShadowHost, setStyles } from './shadowHost.ts';

/** Milliseconds a player may take to load, and then to answer: pages that sandbox their frames never let it. */
const loadTimeout = 10_000;
const answerTimeout = 4_000;
/** Milliseconds an element may be out of the document: frameworks take things out and put them back. */
const absence = 1_000;

/** Below this (CSS pixels) no sentence fits on a picture: the player's own style sheet says the same. */
const smallWidth = 230;
const smallHeight = 90;

const topLayer = ':modal, :popover-open, :fullscreen';
const wholeArea: Box = { x: 0, y: 0, width: 1, height: 1 };

/** What an image's own attributes say of its source; null for what is no image with a choice of sizes. */
function sourceOf({ element }: PictureElement): string | null {
  if (!(element instanceof HTMLImageElement)) return null;
  return `${element.getAttribute('src')} ${element.srcset}`;
}

/** The player's frame over one picture, and the only line to it. */
export class Overlay {
  readonly picture: PictureElement;
  /** Our element in the page. */
  readonly host: HTMLElement;
  /** Aborts when the overlay goes, for whatever reason. */
  readonly signal: AbortSignal;
  readonly #end = new AbortController();
  readonly #frame: HTMLIFrameElement;
  readonly #channel = new MessageChannel();
  #placed = '';
  #layout = '';
  #missingSince: number | null = null;
  #natural: { readonly width: number; readonly height: number } | null = null;
  #part: Box = wholeArea;
  #shown: string;
  #source: string | null;

  constructor(picture: PictureElement) {
    this.picture = picture;
    this.#shown = shownUrl(picture);
    this.#source = sourceOf(picture);
    this.signal = this.#end.signal;
    const parent = picture.element.closest(topLayer) ?? document.documentElement;
    const { host, root } = createShadowHost(parent);
    this.host = host;
    this.#frame = document.createElement('iframe');
    this.#frame.tabIndex = 0;
    this.#frame.allow = 'autoplay';
    setStyles(this.#frame, {
      all: 'initial',
      display: 'block',
      position: 'absolute',
      border: '0',
      // Another scheme than the player's own would paint it opaque.
      'color-scheme': 'light',
    });
    root.append(this.#frame);
    follow(picture.element, () => this.#look(), this.signal);
  }

  /**
   * Loads the player and hands it its end of the line.
   * @returns whether it answered.
   */
  async connect(
    sessionId: string,
    onMessage: (message: Exclude<FromPlayer, { type: 'ready' }>) => void,
  ): Promise<boolean> {
    const { port1, port2 } = this.#channel;
    const ready = Promise.withResolvers<boolean>();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = v.safeParse(fromPlayerSchema, data);
      if (!message.success) return;
      if (message.output.type === 'ready') ready.resolve(true);
      else onMessage(message.output);
    };
    const giveUp = () => ready.resolve(false);
    let timer = setTimeout(giveUp, loadTimeout);
    this.#frame.addEventListener(
      'load',
      () => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, answerTimeout);
        const word: Handshake = { vivify: 'session', sessionId };
        this.#frame.contentWindow?.postMessage(word, new URL(browser.runtime.getURL('/player.html')).origin, [
          port2,
        ]);
      },
      { once: true },
    );
    this.signal.addEventListener('abort', giveUp, { once: true });
    this.#frame.src = browser.runtime.getURL('/player.html');
    const answered = await ready.promise;
    clearTimeout(timer);
    this.#layout = '';
    this.#look();
    return answered;
  }

  /** Whether the player has no room for a sentence. */
  get isSmall(): boolean {
    return this.#frame.offsetWidth < smallWidth || this.#frame.offsetHeight < smallHeight;
  }

  tell(message: ToPlayer): void {
    this.#channel.port1.postMessage(message);
  }

  /** The picture's size in pixels, where its element does not know it. */
  setNatural(size: { readonly width: number; readonly height: number }): void {
    this.#natural = size;
    this.#look();
  }

  /** The part of the picture's area, in shares, that the video shows: a cropped screenshot. */
  setPart(part: Box): void {
    this.#part = part;
    this.#look();
  }

  /** Takes the overlay out of sight while the screen is captured. */
  async hidden<T>(act: () => Promise<T>): Promise<T> {
    setStyles(this.host, { opacity: '0' });
    try {
      return await act();
    } finally {
      setStyles(this.host, { opacity: '1' });
    }
  }

  /** Moves the keyboard into the player. */
  focus(): void {
    this.#frame.focus({ preventScroll: true });
  }

  remove(): void {
    this.#end.abort();
    this.#channel.port1.close();
    this.host.remove();
  }

  #look(): boolean {
    if (this.signal.aborted || !this.#isThere()) return false;
    if (!this.#isSame()) {
      this.remove();
      return false;
    }
    const placement = place(this.picture);
    if (!placement) {
      setStyles(this.host, { display: 'none' });
      return this.#remember('none');
    }
    setStyles(this.host, { display: 'block' });
    const origin = this.host.getBoundingClientRect();
    const x = placement.centre.x - placement.width / 2 - origin.x;
    const y = placement.centre.y - placement.height / 2 - origin.y;
    const changed = this.#remember(JSON.stringify([x, y, placement]));
    if (changed) this.#move(x, y, placement);
    this.#tellLayout(placement);
    return changed;
  }

  /** Removes the overlay where its element, or the host, has been gone for a while. */
  #isThere(): boolean {
    if (this.picture.element.isConnected && this.host.isConnected) {
      this.#missingSince = null;
      return true;
    }
    this.#missingSince ??= performance.now();
    if (performance.now() - this.#missingSince > absence) this.remove();
    return false;
  }

  /** Whether the element shows the picture still: galleries put the next one into the same element. */
  #isSame(): boolean {
    const shown = shownUrl(this.picture);
    if (shown === this.#shown) return true;
    // Another size of the same list is the same picture.
    const same = sourceOf(this.picture) === this.#source && this.#source !== null;
    this.#shown = shown;
    return same;
  }

  #remember(placed: string): boolean {
    const changed = placed !== this.#placed;
    this.#placed = placed;
    return changed;
  }

  #move(x: number, y: number, { centre, width, height, transform, radius, clip }: Placement): void {
    const left = centre.x - width / 2;
    const top = centre.y - height / 2;
    const cut = [clip.top - top, left + width - clip.right, top + height - clip.bottom, clip.left - left].map(
      (inset) => `${Math.max(0, inset)}px`,
    );
    setStyles(this.#frame, {
      left: `${x}px`,
      top: `${y}px`,
      width: `${width}px`,
      height: `${height}px`,
      transform: transform || 'none',
      'border-radius': radius,
      'clip-path': !transform && cut.some((inset) => inset !== '0px') ? `inset(${cut.join(' ')})` : 'none',
    });
  }

  #tellLayout(area: Placement): void {
    const painted = this.#part === wholeArea ? paintedShare(this.picture, area, this.#natural) : this.#part;
    const layout = JSON.stringify(painted);
    if (layout === this.#layout) return;
    this.#layout = layout;
    this.tell({ type: 'layout', ...painted });
  }
}
