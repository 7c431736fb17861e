import { VivifyError } from '../../errors.ts';
import { type AskingPage, type Labelled, type Media, maxRawReport } from '../../protocol/labelMessages.ts';
import { mayLookAt } from '../fetch/address.ts';
import { Gate } from '../fetch/gate.ts';
import type { OnBytes } from '../fetch/wholeFile.ts';
import { type FileHash, hashWhole } from './hashWhole.ts';
import { type CachedLook, LabelCache } from './labelCache.ts';

import {
  fragmentLimits,
  keyOf,
  type Look,
  lookAtFile,
  lookAtParts,
  lookAtRemote,
  lookAtWhole,
  type Read,
} from './look.ts';

/** How long a verdict holds without asking the server again, and one that said only that it is out of reach. */
const freshTime = 60_000;
const troubleTime = 10_000;
/** Milliseconds for a whole file. */
const wholeTime = 10 * 60_000;

const perPage = 4;
const perHost = 1;

const hostOf = (url: string) => URL.parse(url)?.host ?? url;
const pageKey = (page: AskingPage | null) => (page ? (page.tabId?.toString() ?? page.frame) : 'user');

/**
 * Says what is to be said of media that pages and the user name. Requests are bounded: four at once for a
 * page, one whole file at once from a host.
 */
export class LabelService {
  readonly #read: Read;
  readonly #now: () => number;
  readonly #cache = new LabelCache();
  readonly #pages = new Gate(perPage);
  readonly #hosts = new Gate(perHost);

  /** @param now milliseconds since the epoch */
  constructor(read: Read, now: () => number) {
    this.#read = read;
    this.#now = now;
  }

  /** The label of a medium, from a few kilobytes. @throws the signal's reason. */
  async ask(media: Media, page: AskingPage | null, signal: AbortSignal): Promise<Labelled> {
    const key = keyOf(media);
    return this.#pages.run(pageKey(page), signal, async () => {
      const known = this.#known(media, page);
      if (known && this.#isFresh(known)) return cached(known);
      if (media.kind === 'parts') return this.#askParts(media.urls, page, fragmentLimits.label, signal);
      const look = await lookAtFile(media.url, page, known?.validators ?? null, this.#read, signal);
      if (look) return this.#keep(key, look, false);
      if (!known) throw new VivifyError('unknown', 'A version was known that is not kept');
      const confirmed = { ...known, at: this.#now() };
      this.#cache.set(key, confirmed);
      return cached(confirmed);
    });
  }

  /** Checks a whole file by its hash; of a stream in parts, one fragment of any size. @throws the signal's reason. */
  async checkWhole(
    media: Media,
    page: AskingPage | null,
    onBytes: OnBytes,
    signal: AbortSignal,
  ): Promise<Labelled> {
    if (media.kind === 'parts')
      return this.#pages.run(pageKey(page), signal, () =>
        this.#askParts(media.urls, page, fragmentLimits.check, signal),
      );
    const key = keyOf(media);
    const limited = AbortSignal.any([signal, AbortSignal.timeout(wholeTime)]);
    return this.#pages.run(`${pageKey(page)} whole`, signal, () =>
      this.#hosts.run(hostOf(media.url), signal, async () => {
        const known = this.#known(media, page);
        if (known?.whole && this.#isFresh(known)) return cached(known);
        return this.#keep(key, await lookAtWhole(media.url, page, this.#read, onBytes, limited), true);
      }),
    );
  }

  /** Size and SHA-256 of a whole file; null where it cannot be read. @throws the signal's reason. */
  async hash(url: string, page: AskingPage | null, signal: AbortSignal): Promise<FileHash | null> {
    return this.#pages.run(`${pageKey(page)} whole`, signal, () =>
      this.#hosts.run(hostOf(url), signal, () => hashWhole(url, page, signal)),
    );
  }

  /** Fetches the manifest that the medium itself points to. @throws the signal's reason. */
  async remote(media: Media, page: AskingPage | null, signal: AbortSignal): Promise<Labelled> {
    const before = await this.ask(media, page, signal);
    const url = before.verdict.remoteManifestUrl;
    if (!url || before.verdict.reason !== 'remote-manifest') return before;
    return this.#pages.run(pageKey(page), signal, async () =>
      this.#keep(`remote ${url}`, await lookAtRemote(url, page, this.#read, signal), false),
    );
  }

  /** Reads a file of the user's. */
  async file(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Labelled> {
    const total = bytes.length;
    const result = await this.#read({ kind: 'whole', bytes }, signal);
    const cost = { requests: 0, bytes: 0, total, cached: false };
    return this.#keep(`file ${crypto.randomUUID()}`, { ...result, cost, validators: null }, true);
  }

  /** The library's own report, cut at `maxRawReport` characters. @throws VivifyError `report-gone`. */
  report(reportId: string): string {
    const raw = this.#cache.report(reportId);
    if (raw === null) throw new VivifyError('report-gone', 'The report is not kept any more');
    if (!raw) return '';
    return JSON.stringify(JSON.parse(raw), null, 2).slice(0, maxRawReport);
  }

  /** Forgets all verdicts: whom to trust has changed. */
  forget(): void {
    this.#cache.clear();
  }

  async #askParts(
    urls: readonly string[],
    page: AskingPage | null,
    maxFragment: number,
    signal: AbortSignal,
  ): Promise<Labelled> {
    const look = await lookAtParts(urls, page, maxFragment, this.#read, signal);
    return this.#keep(JSON.stringify(urls), look, maxFragment === fragmentLimits.check);
  }

  /** What is kept of a medium, for those who may have it looked at. */
  #known(media: Media, page: AskingPage | null): CachedLook | null {
    const urls = media.kind === 'file' ? [media.url] : media.urls;
    return urls.every((url) => mayLookAt(url, page?.frame ?? null)) ? this.#cache.get(keyOf(media)) : null;
  }

  #isFresh({ at, verdict }: CachedLook): boolean {
    return this.#now() - at < (verdict.reason === 'unreachable' ? troubleTime : freshTime);
  }

  #keep(key: string, { verdict, raw, validators, cost }: Look, whole: boolean): Labelled {
    const reportId = crypto.randomUUID();
    this.#cache.set(key, { verdict, raw, validators, whole, reportId, at: this.#now() });
    return { reportId, verdict, cost };
  }
}

const cached = ({ reportId, verdict, validators }: CachedLook): Labelled => ({
  reportId,
  verdict,
  cost: { requests: 0, bytes: 0, total: validators?.total ?? null, cached: true },
});
