import * as v from 'valibot';
import type { Origin } from '../../lib/gallery/origin.ts';
import { askBackground } from '../../lib/protocol/channel.ts';
import type { FromPlayer } from '../../lib/sessions/port.ts';
import { handshakeSchema, type ToPlayer, toPlayerSchema } from '../../lib/sessions/port.ts';

/** The line to the content script that made this player. */
export interface Line {
  /** The picture's name for people; may be empty. */
  readonly title: string;
  /** The page that the picture is in. */
  readonly page: Origin | null;
  /** Starts hearing; what came before is heard too. */
  listen(listener: (message: ToPlayer) => void): void;
  tell(message: FromPlayer): void;
}

function openLine(title: string, page: Origin | null, port: MessagePort): Line {
  return {
    title,
    page,
    listen(listener) {
      port.onmessage = ({ data }: MessageEvent<unknown>) => {
        const message = v.safeParse(toPlayerSchema, data);
        if (message.success) listener(message.output);
      };
    },
    tell: (message) => port.postMessage(message),
  };
}

/**
 * Waits for the first word of a content script of ours. Any page may frame this document and post to it, but
 * none knows the id of a session, and the background lets each session have one player.
 */
export function waitForLine(): Promise<Line> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent<unknown>) => {
      const word = v.safeParse(handshakeSchema, event.data);
      const port = event.ports[0];
      if (!word.success || !port || event.source !== window.parent) return;
      askBackground('session/hello', { sessionId: word.output.sessionId }).then(
        ({ title, page }) => {
          window.removeEventListener('message', onMessage);
          const line = openLine(title, page, port);
          line.tell({ type: 'ready' });
          resolve(line);
        },
        (error: unknown) => console.warn('No session', error),
      );
    };
    window.addEventListener('message', onMessage);
  });
}
