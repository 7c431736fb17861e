import type { Labelled } from '../../lib/protocol/labelMessages.ts';
import type { LabelledItem } from '../../lib/protocol/pageLabelMessages.ts';
import type { Verdict } from '../../lib/provenance/verdict.ts';
import type { Covers } from '../../lib/reports/covers.ts';
import type { LabelSettings } from '../../lib/settings/labels.ts';
import { labelText } from '../../ui/labelText.ts';
import { Badge } from './badge.ts';
import { BadgeLayer } from './badgeLayer.ts';
import type { ChipVerdict } from './chip.ts';
import { setCovered } from './cover.ts';
import { InView, type Seen } from './inView.ts';
import type { RequestLog } from './requestLog.ts';
import { nameOf, type Shown, shownBy, sourceOf } from './shown.ts';
import { ask, newId } from './talk.ts';
import { type MediaElement, watchTree } from './watchTree.ts';

/** Smaller pictures are icons, smaller videos pixels that count visits: CSS pixels of the shorter side. */
const smallestPicture = 96;
const smallestVideo = 64;
/** Questions of one frame under way at once. */
const atOnce = 4;
/** Answers kept in the frame: feeds show the same media again and again. */
const remembered = 300;
/** Milliseconds in which changes of the list are gathered. */
const gathering = 250;
/** How often one source is asked about: streams as more of their parts are requested, others while nobody answers. */
const maxTries = 4;
/** Milliseconds after the first question that nobody answered; each time longer. */
const retryAfter = 1500;

/** What is known of one element. */
interface Entry {
  /** Made with the first badge. */
  id: string;
  readonly element: MediaElement;
  source: string;
  /** When the source was attached, milliseconds since the page began. */
  since: number;
  inView: boolean;
  /** Answered for this source. */
  answered: boolean;
  tries: number;
  badge: Badge | null;
}

/** A verdict as far as a badge needs it. */
interface Answer extends ChipVerdict {
  /** The user reported this file. */
  readonly reported: boolean;
  /** Whether there is something to tell: credentials, or a question that only the user can have answered. */
  readonly story: boolean;
}

/** What to do when the user asks for a medium's story. */
export type OnOpen = (element: MediaElement, shown: Shown, badge: Badge) => void;

/** Labels the media of one document, as they come into view. */
export class PageLabels {
  readonly #entries = new WeakMap<Element, Entry>();
  /** Those that have a badge. */
  readonly #labelled = new Set<Entry>();
  readonly #answers = new Map<string, Answer>();
  readonly #settings: LabelSettings;
  readonly #covers: Covers;
  readonly #log: RequestLog;
  readonly #onOpen: OnOpen;
  readonly #view: InView;
  readonly #layer: BadgeLayer;
  readonly #signal: AbortSignal;
  /** The latest last: what the user sees now comes first. */
  #queue: Entry[] = [];
  #running = 0;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(settings: LabelSettings, covers: Covers, log: RequestLog, onOpen: OnOpen, signal: AbortSignal) {
    this.#settings = settings;
    this.#covers = covers;
    this.#log = log;
    this.#onOpen = onOpen;
    this.#signal = signal;
    this.#layer = new BadgeLayer(signal);
    this.#view = new InView(
      (element, seen) => this.#onSeen(element as MediaElement, seen),
      (element) => this.#onLeft(element as MediaElement),
      signal,
    );
    watchTree((element) => this.#onFound(element), signal);
    // The document may come back from the browser's memory; until then it has nothing to list.
    window.addEventListener('pagehide', () => void ask('tab/labelled', { items: [] }), { signal });
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#tell(), { signal });
    signal.addEventListener('abort', () => {
      for (const { badge, element } of this.#labelled) {
        badge?.remove();
        setCovered(element, false);
      }
      this.#labelled.clear();
      this.#queue = [];
      this.#tell();
    });
  }

  /** More of a stream was requested: those that wait for it are asked about. */
  onRequests(): void {
    for (const entry of this.#streams) if (entry.inView && !entry.answered) this.#enqueue(entry);
  }
  readonly #streams = new Set<Entry>();

  /** The badge of an element, and what it shows. */
  describe(element: MediaElement): { readonly shown: Shown | null; readonly badge: Badge | null } {
    const entry = this.#entries.get(element);
    return { shown: shownBy(element, this.#log, entry?.since ?? 0), badge: entry?.badge ?? null };
  }

  /** Scrolls a labelled medium into view. @returns whether it is there still */
  show(id: string): boolean {
    const entry = [...this.#labelled].find((candidate) => candidate.id === id);
    if (!entry?.badge || !entry.element.isConnected) return false;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    entry.element.scrollIntoView({
      block: 'center',
      inline: 'nearest',
      behavior: calm ? 'instant' : 'smooth',
    });
    entry.badge.chip.focus();
    entry.badge.chip.call();
    this.#layer.wake();
    return true;
  }

  #wants(element: MediaElement): boolean {
    return element instanceof HTMLVideoElement ? this.#settings.videos : this.#settings.pictures;
  }

  #onFound(element: MediaElement): void {
    if (!this.#wants(element)) return;
    const entry = this.#entries.get(element);
    const source = sourceOf(element);
    if (!entry) {
      const since = performance.now();
      const created = {
        id: '',
        element,
        source,
        since,
        inView: false,
        answered: false,
        tries: 0,
        badge: null,
      };
      this.#entries.set(element, created);
      this.#view.observe(element);
    } else if (entry.source !== source) {
      this.#forget(entry);
      Object.assign(entry, { source, since: performance.now(), answered: false, tries: 0 });
      this.#view.observe(element);
    } else if (!entry.answered && !entry.inView) {
      // It may have got a size since.
      this.#view.observe(element);
    }
  }

  #onSeen(element: MediaElement, { width, height }: Seen): void {
    const entry = this.#entries.get(element);
    const smallest = element instanceof HTMLVideoElement ? smallestVideo : smallestPicture;
    if (!entry || Math.min(width, height) < smallest) return;
    entry.inView = true;
    if (entry.badge) this.#layer.add(entry.badge);
    if (!entry.answered) this.#enqueue(entry);
  }

  #onLeft(element: MediaElement): void {
    const entry = this.#entries.get(element);
    if (!entry || (!entry.inView && !entry.badge && element.isConnected)) return;
    entry.inView = false;
    this.#queue = this.#queue.filter((queued) => queued !== entry);
    if (!element.isConnected) {
      this.#streams.delete(entry);
      this.#forget(entry);
      entry.answered = false;
      // It may be put back.
      setTimeout(() => element.isConnected && this.#view.observe(element), 0);
    } else if (entry.badge) this.#layer.rest(entry.badge);
  }

  #enqueue(entry: Entry): void {
    this.#queue = [...this.#queue.filter((queued) => queued !== entry), entry];
    void this.#work();
  }

  async #work(): Promise<void> {
    while (this.#running < atOnce && !this.#signal.aborted) {
      const entry = this.#queue.pop();
      if (!entry) return;
      this.#running += 1;
      try {
        await this.#look(entry);
      } finally {
        this.#running -= 1;
      }
    }
  }

  async #look(entry: Entry): Promise<void> {
    const { element, source } = entry;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
    const shown = shownBy(element, this.#log, entry.since);
    if (!shown) return;
    if (!shown.media) {
      if (shown.absence === 'parts-unseen') this.#streams.add(entry);
      this.#settle(entry, { label: 'needs-check', state: 'unchecked' }, false);
      return;
    }
    const key = JSON.stringify(shown.media);
    const known = this.#answers.get(key);
    const stream = shown.media.kind === 'parts';
    entry.tries += 1;
    prepareTexts();
    const labelled = known ? null : await ask('label/ask', { requestId: newId(), media: shown.media });
    const answer = known ?? (labelled && answerOf(labelled.verdict, await this.#isReported(shown, labelled)));
    if (this.#signal.aborted || entry.source !== source) return;
    if (!answer) {
      this.#askLater(entry);
      return;
    }
    this.#remember(key, answer);
    if (stream) this.#streams.add(entry);
    const complete = shown.media.kind === 'file' || shown.media.urls.length > 1;
    entry.answered = (complete && answer.state !== 'unchecked') || !stream || entry.tries >= maxTries;
    this.#settle(entry, answer, answer.story);
  }

  /** Nobody answered: the extension may have been waking up. */
  #askLater(entry: Entry): void {
    if (entry.tries >= maxTries) return;
    setTimeout(() => entry.inView && !entry.answered && this.#enqueue(entry), retryAfter * entry.tries);
  }

  #remember(key: string, answer: Answer): void {
    this.#answers.set(key, answer);
    const oldest = this.#answers.size > remembered ? this.#answers.keys().next().value : undefined;
    if (oldest !== undefined) this.#answers.delete(oldest);
  }

  /** Shows a verdict where it is to be shown. */
  #settle(entry: Entry, { label, state, reported = false }: ChipVerdict, story: boolean): void {
    const { element } = entry;
    setCovered(element, reported);
    if (!story && !reported && !this.#settings.showNone) {
      this.#forget(entry);
      return;
    }
    if (entry.badge) entry.badge.show({ label, state, reported });
    else {
      entry.badge = new Badge(element, { label, state, reported }, () => {
        const shown = shownBy(element, this.#log, entry.since);
        if (shown && entry.badge) this.#onOpen(element, shown, entry.badge);
      });
      entry.id ||= newId();
      this.#labelled.add(entry);
    }
    if (entry.inView) this.#layer.add(entry.badge);
    this.#tell();
  }

  /** By its address, its manifest, or its bytes where its size is that of a reported file. */
  async #isReported({ media }: Shown, { verdict, cost }: Labelled): Promise<boolean> {
    const { urls, manifestIds, files } = this.#covers;
    if (media?.kind !== 'file') return false;
    if (urls.includes(media.url)) return true;
    if (verdict.manifestId !== null && manifestIds.includes(verdict.manifestId)) return true;
    const { total } = cost;
    if (total === null || !files.some(({ bytes }) => bytes === total)) return false;
    return (await ask('reports/isCovered', { url: media.url, bytes: total }))?.covered ?? false;
  }

  #forget(entry: Entry): void {
    setCovered(entry.element, false);
    if (!entry.badge) return;
    this.#layer.delete(entry.badge);
    entry.badge = null;
    this.#labelled.delete(entry);
    this.#tell();
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      const items = [...this.#labelled].flatMap(({ id, element, source, badge }): LabelledItem[] => {
        const verdict = badge?.chip.verdict;
        if (!verdict || verdict.label === 'none') return [];
        return [{ id, name: nameOf(element, source), label: verdict.label, state: verdict.state }];
      });
      void ask('tab/labelled', { items: items.slice(0, 300) });
    }, gathering);
  }
}

let textsAreReady = false;

/** The browser fetches all texts at the first that is asked for, and waits: better while a label is on its way. */
function prepareTexts(): void {
  if (textsAreReady) return;
  textsAreReady = true;
  requestIdleCallback(() => labelText('none'));
}

function answerOf({ label, state, reason }: Verdict, reported: boolean): Answer {
  const asks = reason === 'over-budget' || reason === 'remote-manifest';
  return { label, state, reported, story: label === 'needs-check' ? asks : label !== 'none' };
}
