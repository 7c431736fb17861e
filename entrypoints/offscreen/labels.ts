import { VivifyError } from '../../lib/errors.ts';
import { readFile, removeFile } from '../../lib/opfs.ts';
import { announce, answer } from '../../lib/protocol/channel.ts';
import type { AskingPage } from '../../lib/protocol/labelMessages.ts';
import type { Input, Output } from '../../lib/protocol/messages.ts';
import { maxWholeBytes as maxFileBytes } from '../../lib/provenance/fetch/wholeFile.ts';
import { sweepThumbnails } from '../../lib/provenance/keepThumbnail.ts';
import { LabelService } from '../../lib/provenance/labels/labelService.ts';
import { ReaderWorker } from '../../lib/provenance/readerWorker.ts';
import { TrustStore } from '../../lib/provenance/trust/trustStore.ts';

/** Milliseconds between two words on how far a check has come. */
const progressInterval = 200;

/** Says no more often than every `progressInterval` how many bytes have come. */
function progressOf(requestId: string) {
  let last = 0;
  return (bytes: number, total: number | null) => {
    const now = Date.now();
    if (now - last < progressInterval && bytes !== total) return;
    last = now;
    announce('label/progress', { requestId, bytes, total });
  };
}

const pageOf = ({ page, top, tabId }: Input<'labels/ask'>): AskingPage | null =>
  page === null ? null : { frame: page, top: top ?? null, tabId: tabId ?? null };

/** Answers what the extension asks about other people's media, and about whom it trusts. */
export function answerLabels(): void {
  const store = new TrustStore();
  const reader = new ReaderWorker(() => store.trust());
  const service = new LabelService((input, signal) => reader.read(input, signal), Date.now);
  const running = new Map<string, AbortController>();
  sweepThumbnails(true).catch((error: unknown) => console.error('Thumbnails not swept', error));

  /** Runs a request under its id, so that it can be cancelled. */
  async function track<T>(requestId: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (running.has(requestId)) throw new VivifyError('message-invalid', 'This id is taken');
    const controller = new AbortController();
    running.set(requestId, controller);
    try {
      return await run(controller.signal);
    } finally {
      running.delete(requestId);
    }
  }

  async function changed(change: () => Promise<Output<'trust/status'>>): Promise<Output<'trust/status'>> {
    const status = await change();
    service.forget();
    announce('trust/changed', {});
    return status;
  }

  answer('workshop', {
    'labels/ask': async (asked) =>
      track(asked.requestId, (signal) => service.ask(asked.media, pageOf(asked), signal)),
    'labels/checkWhole': async (asked) =>
      track(asked.requestId, (signal) =>
        service.checkWhole(asked.media, pageOf(asked), progressOf(asked.requestId), signal),
      ),
    'labels/remote': async (asked) =>
      track(asked.requestId, (signal) => service.remote(asked.media, pageOf(asked), signal)),
    'labels/file': async ({ requestId, sourceId }) =>
      track(requestId, async (signal) => {
        const file = await readFile('inbox', sourceId);
        if (!file) throw new VivifyError('picture-not-found', 'The file is gone');
        try {
          if (file.size > maxFileBytes) throw new VivifyError('picture-too-large', `${file.size} bytes`);
          return await service.file(new Uint8Array(await file.arrayBuffer()), signal);
        } finally {
          await removeFile('inbox', sourceId);
        }
      }),
    'labels/hash': async ({ requestId, url, page }) =>
      track(requestId, async (signal) => ({
        file: await service.hash(url, page === null ? null : { frame: page, top: null, tabId: null }, signal),
      })),
    'labels/report': async ({ reportId }) => ({ report: service.report(reportId) }),
    'labels/cancel': async ({ requestId }) => {
      running.get(requestId)?.abort();
      return {};
    },
    'trust/status': async () => store.status(),
    'trust/update': async () => changed(() => store.update(new AbortController().signal)),
    'trust/add': async ({ pem }) => changed(() => store.add(pem)),
    'trust/remove': async ({ id }) => changed(() => store.remove(id)),
  });
}
