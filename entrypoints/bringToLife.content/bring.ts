import { i18n } from '#i18n';
import type { Candidate, Rung } from '../../lib/acquire/ladder.ts';
import { climb } from '../../lib/acquire/ladder.ts';
import { codeOf, type ErrorCode, VivifyError } from '../../lib/errors.ts';
import { askBackground } from '../../lib/protocol/channel.ts';
import type { Input } from '../../lib/protocol/messages.ts';
import { errorText } from '../../ui/errorText.ts';
import { candidatesOf } from './describe.ts';
import { findPicture } from './findPicture.ts';
import { showNote } from './note.ts';
import { Overlay } from './overlay.ts';
import type { PictureElement } from './pictureElement.ts';
import { rungsFor } from './rungs.ts';

/** What lies on the page now, by the element beneath. */
interface Life {
  readonly overlay: Overlay;
  readonly candidates: readonly Candidate[];
  /** The user's latest click on it. */
  sessionId: string;
}

const lives = new Map<Element, Life>();

/** The picture that an element of ours lies on, or that a player already shows. */
function pictureBeneath(element: Element): PictureElement | null {
  const life = lives.get(element) ?? [...lives.values()].find(({ overlay }) => overlay.host === element);
  return life?.overlay.picture ?? null;
}

function sayCode(code: ErrorCode): void {
  const { sentence, action } = errorText(code);
  showNote(`${sentence} ${action}`);
}

const say = (error: unknown): void => sayCode(codeOf(error));

async function fetchFor(life: Life): Promise<void> {
  const { overlay, candidates, sessionId } = life;
  try {
    const acquired = await climb(candidates, rungsFor(overlay, sessionId), overlay.signal);
    overlay.tell(
      acquired.bytes
        ? { type: 'bytes', bytes: acquired.bytes }
        : { type: 'source', sourceId: acquired.sourceId },
    );
  } catch (error) {
    if (overlay.signal.aborted) return;
    const message = error instanceof Error ? error.message : String(error);
    overlay.tell({ type: 'failed', code: codeOf(error), message });
  }
}

/** Where the page lets no player in: what the extension can fetch itself goes on, and waits in the gallery. */
async function goOnWithoutPlayer({ overlay, candidates, sessionId }: Life): Promise<void> {
  const outside: readonly Rung[] = ['extension', 'capture'];
  try {
    const { sourceId } = await climb(candidates, rungsFor(overlay, sessionId), overlay.signal, outside);
    if (!sourceId) return;
    await askBackground('session/submit', { sessionId, sourceId });
    showNote(i18n.t('player.inGallery'));
  } catch (error) {
    if (!overlay.signal.aborted) say(error);
  } finally {
    overlay.remove();
  }
}

/** Learns the size of a background picture, which its element does not know. */
function measure(overlay: Overlay): void {
  if (overlay.picture.kind !== 'background') return;
  const image = new Image();
  image.onload = () => overlay.setNatural({ width: image.naturalWidth, height: image.naturalHeight });
  image.src = overlay.picture.url;
}

/**
 * Brings the picture that the user means to life, or says why not.
 * @throws VivifyError `page-forbidden` in documents that can hold nothing of ours, such as an SVG file.
 */
export function bring({ sessionId, trigger, srcUrl }: Input<'page/bring'>): void {
  if (!(document.documentElement instanceof HTMLElement))
    throw new VivifyError('page-forbidden', 'Not an HTML document');
  const picture = findPicture({ trigger, srcUrl }, pictureBeneath);
  if (!picture) {
    sayCode('picture-not-found');
    return;
  }
  const running = lives.get(picture.element);
  if (running) {
    running.sessionId = sessionId;
    running.overlay.tell({ type: 'again' });
    running.overlay.focus();
    return;
  }
  const life: Life = {
    overlay: new Overlay(picture),
    candidates: candidatesOf(picture, srcUrl),
    sessionId,
  };
  lives.set(picture.element, life);
  life.overlay.signal.addEventListener('abort', () => lives.delete(picture.element), { once: true });
  measure(life.overlay);
  void begin(life);
}

async function begin(life: Life): Promise<void> {
  const { overlay, sessionId } = life;
  const answered = await overlay.connect(sessionId, (message) => {
    if (message.type === 'close') overlay.remove();
    else if (message.type === 'retry') void fetchFor(life);
    else if (message.type === 'problem' && overlay.isSmall) sayCode(message.code);
  });
  if (overlay.signal.aborted) return;
  await (answered ? fetchFor(life) : goOnWithoutPlayer(life));
}
