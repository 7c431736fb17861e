import { i18n } from '#i18n';
import { createShadowHost, setStyles } from './shadowHost.ts';

/** Milliseconds a note stays by itself. */
const stay = 10_000;

let removeLast = () => {};

/** Says something at the lower edge of the page, where no player can. A new note replaces the last one. */
export function showNote(text: string): void {
  removeLast();
  const { host, root } = createShadowHost(document.body ?? document.documentElement);
  const note = document.createElement('div');
  note.role = 'alert';
  setStyles(note, {
    position: 'fixed',
    left: '50%',
    bottom: '24px',
    transform: 'translateX(-50%)',
    display: 'flex',
    gap: '12px',
    'align-items': 'center',
    'box-sizing': 'border-box',
    'max-width': 'min(520px, calc(100vw - 32px))',
    width: 'max-content',
    padding: '10px 10px 10px 16px',
    'border-radius': '12px',
    background: 'rgb(20 16 13 / 0.94)',
    color: '#fff',
    font: '14px/1.45 system-ui, sans-serif',
    'box-shadow': '0 8px 30px rgb(0 0 0 / 0.35)',
  });
  const words = document.createElement('span');
  words.textContent = text;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '✕';
  close.ariaLabel = i18n.t('player.close');
  setStyles(close, {
    flex: 'none',
    width: '28px',
    height: '28px',
    border: '0',
    'border-radius': '14px',
    background: 'rgb(255 255 255 / 0.14)',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
  });
  note.append(words, close);
  root.append(note);
  // Above everything, our own players and the page's dialogs included.
  host.popover = 'manual';
  host.showPopover();
  const timer = setTimeout(() => host.remove(), stay);
  removeLast = () => {
    clearTimeout(timer);
    host.remove();
  };
  close.addEventListener('click', removeLast);
}
