import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type LabelledItem, pageLabelBodies, type TabItem } from '../protocol/pageLabelMessages.ts';

const prefix = 'labels:';
const framesSchema = v.record(v.string(), v.array(pageLabelBodies.items.entries.items.item));
type Frames = v.InferOutput<typeof framesSchema>;

/** One change of the stored lists at a time: frames of a tab tell theirs at the same moment. */
let last: Promise<unknown> = Promise.resolve();
function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const turn = last.then(run, run);
  last = turn;
  return turn;
}

async function framesOf(tabId: number): Promise<Frames> {
  const key = `${prefix}${tabId}`;
  const parsed = v.safeParse(framesSchema, (await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.output : {};
}

/** The labelled media of a tab, frame by frame. They outlive the service worker, not the browser. */
export async function labelsOf(tabId: number): Promise<TabItem[]> {
  const frames = await framesOf(tabId);
  return Object.entries(frames).flatMap(([frameId, items]) =>
    items.map((item) => ({ ...item, frameId: Number(frameId) })),
  );
}

/** Replaces a frame's list. @returns how many the tab has now */
export function setLabels(tabId: number, frameId: number, items: readonly LabelledItem[]): Promise<number> {
  return inTurn(async () => {
    const { [String(frameId)]: _, ...others } = await framesOf(tabId);
    const frames: Frames = items.length > 0 ? { ...others, [String(frameId)]: [...items] } : others;
    await browser.storage.session.set({ [`${prefix}${tabId}`]: frames });
    return Object.values(frames).reduce((sum, list) => sum + list.length, 0);
  });
}

/** Forgets a tab's lists: it shows another document, or is gone. */
export function dropLabels(tabId: number): Promise<void> {
  return inTurn(() => browser.storage.session.remove(`${prefix}${tabId}`));
}
