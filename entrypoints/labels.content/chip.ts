import { i18n } from '#i18n';
import type { Verdict } from '../../lib/provenance/verdict.ts';
import { labelText, signerNote } from '../../ui/labelText.ts';
import { chipSheet } from './chipStyle.ts';

/** What a chip says. */
export interface ChipVerdict extends Pick<Verdict, 'label' | 'state'> {
  /** The user reported the file: the chip says so instead. */
  readonly reported?: boolean;
}

/** Name of the elements of ours in a page. */
export const badgeName = 'vivify-badge';

/** Media narrower than this (CSS pixels) get the label alone. */
const smallWidth = 260;

const outline = {
  sign: 'M8 1.8l1.5 4.7 4.7 1.5-4.7 1.5L8 14.2 6.5 9.5 1.8 8l4.7-1.5z',
  paper: 'M4 1.8h5l3 3v9.4H4zM9 1.8v3h3M6 8h4M6 10.8h4',
  problem: 'M8 2.2l6.2 11.3H1.8zM8 6.5v3.2M8 11.6v.1',
  question:
    'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.2M8 11.2v.1',
};

function outlineOf({ label }: ChipVerdict): string {
  if (label === 'mismatch' || label === 'unreadable') return outline.problem;
  if (label === 'needs-check' || label === 'none') return outline.question;
  return label === 'credentials' ? outline.paper : outline.sign;
}

function drawing(path: string): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(namespace, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

/** The element in the page and, out of the page's reach, the button in it. */
export class Chip {
  readonly host: HTMLElement;
  readonly #button = document.createElement('button');
  /** Of this chip alone; out of the page's reach as well. */
  readonly #sheet = new CSSStyleSheet();
  readonly #attributes: MutationObserver;
  readonly #visibility: IntersectionObserver;
  /** False while something may lie over the chip, or make it see-through. */
  #seen = true;
  #raised = false;
  #verdict: ChipVerdict = { label: 'none', state: 'unchecked' };
  #measured: { width: number; height: number } | null = null;

  /** @param onHidden it was clicked, but the user may not have seen it: it should come out into the open */
  constructor(onClick: () => void, onHidden: () => void) {
    this.host = document.createElement(badgeName);
    const root = this.host.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = [chipSheet(), this.#sheet];
    this.#sheet.replaceSync(':host { z-index: 1 !important }');
    root.append(this.#button);
    this.#button.type = 'button';
    this.#button.ariaHasPopup = 'dialog';
    this.#button.addEventListener('click', (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (!event.isTrusted) return;
      // A click by keyboard has no place; one by pointer counts only where the chip is plainly visible.
      if (event.detail > 0 && !this.#seen) onHidden();
      else onClick();
    });
    // A player must not take clicks and keys on the chip for its own.
    for (const type of [
      'pointerdown',
      'pointerup',
      'mousedown',
      'mouseup',
      'touchstart',
      'dblclick',
      'keydown',
      'keyup',
    ])
      this.#button.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    this.#attributes = new MutationObserver(() => this.#restore());
    this.#visibility = new IntersectionObserver(
      (entries) => {
        // `isVisible` came with version 2 of the observer; TypeScript's library has only version 1.
        for (const entry of entries) this.#seen = (entry as { isVisible?: boolean }).isVisible ?? true;
      },
      { trackVisibility: true, delay: 100 } as IntersectionObserverInit,
    );
    this.#visibility.observe(this.#button);
    this.#restore();
  }

  /** Says something else. @param width of the medium, in CSS pixels */
  show(verdict: ChipVerdict, width: number): void {
    this.#verdict = verdict;
    this.#measured = null;
    const text = verdict.reported ? i18n.t('report.youReported') : labelText(verdict.label);
    const note = verdict.reported ? null : signerNote(verdict.label, verdict.state);
    const label = document.createElement('span');
    label.textContent = text;
    this.#button.replaceChildren(drawing(outlineOf(verdict)), label);
    if (note) {
      const more = document.createElement('span');
      more.className = 'more';
      more.textContent = note;
      this.#button.append(more);
    }
    const problem = verdict.label === 'mismatch' || verdict.label === 'unreadable';
    this.#button.className = [problem && 'problem', width < smallWidth && 'small'].filter(Boolean).join(' ');
    this.#button.style.maxWidth = `${Math.min(320, Math.max(100, width - 4))}px`;
    const words = note ? `${text}, ${note}` : text;
    this.#button.ariaLabel = i18n.t('label.open', [words]);
    this.#button.title = words;
    this.#restore();
  }

  get verdict(): ChipVerdict {
    return this.#verdict;
  }

  /** Sides in CSS pixels; empty while nothing is drawn. Measured once for each text. */
  get size(): { readonly width: number; readonly height: number } {
    if (!this.#measured || this.#measured.width === 0) {
      const { width, height } = this.host.getBoundingClientRect();
      this.#measured = { width, height };
    }
    return this.#measured;
  }

  /** Where the chip is, in CSS pixels of the viewport. */
  get box(): DOMRect {
    return this.host.getBoundingClientRect();
  }

  /** Styles of the host, past whatever the page says. */
  #style(property: string, value: string): void {
    const [rule] = this.#sheet.cssRules;
    if (rule instanceof CSSStyleRule) rule.style.setProperty(property, value, 'important');
  }

  setShown(shown: boolean): void {
    this.#style('display', shown ? 'block' : 'none');
  }

  /** Above everything in the same layer of the page. */
  raise(): void {
    this.#raised = true;
    this.#style('z-index', '2147483646');
  }

  get isRaised(): boolean {
    return this.#raised;
  }

  /** Moves the chip, in CSS pixels from where its host would stand. */
  moveTo(x: number, y: number): void {
    this.#style('transform', `translate(${x}px, ${y}px)`);
  }

  /** Out of the page's layers and above all of them, or back. */
  setLifted(lifted: boolean): void {
    this.#style('position', lifted ? 'fixed' : 'absolute');
    if (lifted) {
      this.host.popover = 'manual';
      this.host.showPopover();
    } else {
      this.host.hidePopover();
      this.host.removeAttribute('popover');
    }
  }

  focus(): void {
    this.#button.focus({ preventScroll: true });
  }

  /** Draws the eye to the chip for a moment. */
  call(): void {
    this.#button.classList.add('called');
    setTimeout(() => this.#button.classList.remove('called'), 2500);
  }

  remove(): void {
    this.#attributes.disconnect();
    this.#visibility.disconnect();
    this.host.remove();
  }

  /** Undoes what the page did to the element. */
  #restore(): void {
    this.#attributes.disconnect();
    const wanted: Record<string, string> = {
      'data-label': this.#verdict.label,
      'data-state': this.#verdict.state,
    };
    for (const { name } of [...this.host.attributes])
      if (name !== 'popover' && !(name in wanted)) this.host.removeAttribute(name);
    for (const [name, value] of Object.entries(wanted))
      if (this.host.getAttribute(name) !== value) this.host.setAttribute(name, value);
    this.#attributes.observe(this.host, { attributes: true });
  }
}
