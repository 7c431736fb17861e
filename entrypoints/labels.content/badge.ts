import { parentOf } from '../bringToLife.content/tree.ts';
import { Chip, type ChipVerdict } from './chip.ts';
import { type Corner, chooseCorner, placeOf } from './corner.ts';
import type { MediaElement } from './watchTree.ts';

/** How often a chip that the page takes out is put back. */
const patience = 6;
/** How far up the tree a chip may move to come out on top. */
const highest = 4;

/** What is to be written once everything has been read. */
type Move = () => void;

/** The chip of one medium: where it is in the tree, and where on the screen. */
export class Badge {
  readonly element: MediaElement;
  readonly chip: Chip;
  readonly #onClick: () => void;
  #corner: Corner | null = null;
  #offset = { x: 0, y: 0 };
  #placed = '';
  #insertions = 0;
  #climbed = 0;
  /** Looks at what lies over it still to be made. */
  #doubts = 2;
  #lifted = false;
  /** What was in full screen then; null = nothing. */
  #liftedOver: Element | null = null;
  #through: AbortController | null = null;

  constructor(element: MediaElement, verdict: ChipVerdict, onClick: () => void) {
    this.element = element;
    this.chip = new Chip(onClick, () => this.lift());
    this.#onClick = onClick;
    this.chip.show(verdict, element.getBoundingClientRect().width);
    this.#insert();
  }

  /** The corner is chosen anew at the next look: the page around may have changed. */
  reconsider(): void {
    this.#corner = null;
    this.#doubts = 2;
  }

  show(verdict: ChipVerdict): void {
    this.chip.show(verdict, this.element.getBoundingClientRect().width);
    this.reconsider();
  }

  remove(): void {
    this.#through?.abort();
    this.chip.remove();
  }

  /** Shows the chip above everything else, above what is in full screen now included. */
  lift(): void {
    if (!this.chip.host.isConnected) return;
    // What came to the top later lies above: the chip has to come again.
    if (this.#lifted) this.chip.setLifted(false);
    this.#lifted = true;
    this.#liftedOver = document.fullscreenElement;
    this.chip.setLifted(true);
    this.#through?.abort();
    if (this.#liftedOver === this.element) this.#takeClicksThrough();
    this.reconsider();
  }

  /** Beside a medium in full screen everything is inert: clicks on the chip reach the medium instead. */
  #takeClicksThrough(): void {
    this.#through = new AbortController();
    const onClick = (event: MouseEvent) => {
      const { left, right, top, bottom } = this.chip.box;
      const { clientX: x, clientY: y } = event;
      if (!event.isTrusted || x < left || x >= right || y < top || y >= bottom) return;
      event.preventDefault();
      event.stopPropagation();
      this.#onClick();
    };
    window.addEventListener('click', onClick, { capture: true, signal: this.#through.signal });
  }

  /** Back to its place in the page. */
  lower(): void {
    if (!this.#lifted) return;
    this.#lifted = false;
    this.#through?.abort();
    this.chip.setLifted(false);
    this.reconsider();
  }

  /** Reads where things are. @returns what to write, or null where all is in place. */
  look(): Move | null {
    const { element, chip } = this;
    if (!element.isConnected) return null;
    if (!chip.host.isConnected) return this.#insertions < patience ? () => this.#insert() : null;
    const whole = document.fullscreenElement;
    const hidesAll = whole !== null && (whole === element || !whole.contains(chip.host)) && this.#isIn(whole);
    if (this.#lifted ? this.#liftedOver !== whole : hidesAll)
      return hidesAll ? () => this.lift() : () => this.lower();
    const box = element.getBoundingClientRect();
    const shown = box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
    if (!shown) return this.#change('none', () => chip.setShown(false));
    const { width, height } = chip.size;
    if (width === 0) return this.#unhide();
    const corner = this.#choose();
    const now = chip.box;
    const to = placeOf(corner, box, { width, height });
    const left = Math.max(0, Math.min(to.x, innerWidth - width));
    const x = Math.round(this.#offset.x + (box.left < 0 ? to.x : left) - now.left);
    const y = Math.round(this.#offset.y + to.y - now.top);
    const hidden = this.#placed === 'none';
    if (x !== this.#offset.x || y !== this.#offset.y || hidden) {
      return this.#change(`${x} ${y}`, () => {
        this.#offset = { x, y };
        chip.moveTo(x, y);
        if (hidden) chip.setShown(true);
      });
    }
    return this.#doubt(now);
  }

  #isIn(whole: Element): boolean {
    for (let at: Element | null = this.element; at; at = parentOf(at)) if (at === whole) return true;
    return false;
  }

  #choose(): Corner {
    if (!this.#corner) {
      // In full screen there is nothing above.
      this.#corner = this.#lifted ? 'right' : chooseCorner(this.element, this.chip.size, this.chip.host);
    }
    return this.#corner ?? 'right';
  }

  #change(placed: string, move: Move): Move | null {
    if (placed === this.#placed) return null;
    this.#placed = placed;
    return move;
  }

  /** Not drawn: hidden by us before, or put where the page draws nothing. */
  #unhide(): Move | null {
    if (this.#placed === 'none') {
      this.#placed = '';
      return () => this.chip.setShown(true);
    }
    return this.#climbed < highest ? () => this.#climb() : null;
  }

  /** Where something of the page lies over the chip: raises it, then moves it up the tree. */
  #doubt(box: DOMRect): Move | null {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    if (this.#doubts === 0 || this.#lifted || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight)
      return null;
    this.#doubts -= 1;
    const root = this.chip.host.getRootNode() as Document | ShadowRoot;
    const hit = root.elementFromPoint(x, y);
    if (!hit || hit === this.chip.host || isBar(hit, this.element)) return null;
    if (this.#climbed > 0 || this.chip.isRaised) {
      return this.#climbed < highest ? () => this.#climb() : null;
    }
    return () => this.chip.raise();
  }

  #insert(): void {
    this.#insertions += 1;
    const { element, chip } = this;
    const after = element.parentElement?.localName === 'picture' ? element.parentElement : element;
    if (this.#climbed === 0 && this.#insertions <= patience / 2) after.after(chip.host);
    else this.#positioned().append(chip.host);
    this.#placed = '';
    this.reconsider();
  }

  #climb(): void {
    this.#climbed += 1;
    this.chip.raise();
    this.#positioned().append(this.chip.host);
    this.#placed = '';
    this.#doubts = 1;
  }

  /** The nearest positioned ancestor, or as many further ones as the chip had to climb. */
  #positioned(): Element {
    let left = Math.max(1, this.#climbed);
    for (let at = parentOf(this.element); at; at = parentOf(at)) {
      if (at.localName === 'slot' || at.shadowRoot || at === document.body) continue;
      if (getComputedStyle(at).position !== 'static' && --left === 0) return at;
    }
    return document.body ?? document.documentElement;
  }
}

/** Whether an element belongs to a bar of the page that media scroll under: that may cover a chip. */
function isBar(element: Element, media: Element): boolean {
  for (let at: Element | null = element; at && !at.contains(media); at = parentOf(at)) {
    const { position } = getComputedStyle(at);
    if (position === 'fixed' || position === 'sticky') return true;
  }
  return false;
}
