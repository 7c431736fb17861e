import * as v from 'valibot';
import { idSchema } from '../../lib/jobs/job.ts';
import { type FromPanel, panelHandshakeSchema, toPanelSchema } from '../../lib/sessions/panelPort.ts';

/** Where a panel stands: in a page, with a line to the content script that opened it, or in a tab of its own. */
export interface Line {
  readonly panelId: string;
  /** Null in a tab of its own. */
  readonly tell: ((message: FromPanel) => void) | null;
  /** Has the page read the medium. */
  readonly read: (() => Promise<Blob | null>) | null;
}

function openLine(panelId: string, port: MessagePort): Line {
  const tell = (message: FromPanel) => port.postMessage(message);
  let waiting: ((bytes: Blob | null) => void)[] = [];
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = v.safeParse(toPanelSchema, data);
    if (!message.success) return;
    for (const resolve of waiting) resolve(message.output.bytes);
    waiting = [];
  };
  const read = () =>
    new Promise<Blob | null>((resolve) => {
      waiting.push(resolve);
      tell({ type: 'read' });
    });
  return { panelId, tell, read };
}

/**
 * Waits for the first word of a content script of ours. Any page may frame this document and post to it, but none
 * knows the id of a panel's session, and the background lets each session have one panel in its own tab.
 */
export function waitForLine(): Promise<Line> {
  if (window.top === window) {
    const id = v.safeParse(idSchema, location.hash.slice(1));
    return id.success
      ? Promise.resolve({ panelId: id.output, tell: null, read: null })
      : Promise.reject(new Error('No panel'));
  }
  return new Promise((resolve) => {
    const onMessage = ({ data, ports: [port], source }: MessageEvent<unknown>) => {
      const word = v.safeParse(panelHandshakeSchema, data);
      if (!word.success || !port || source !== window.parent) return;
      window.removeEventListener('message', onMessage);
      resolve(openLine(word.output.panelId, port));
    };
    window.addEventListener('message', onMessage);
  });
}
