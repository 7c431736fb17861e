import * as v from 'valibot';
import { idSchema } from '../jobs/job.ts';
import { verdictLabels, verdictStates } from '../provenance/verdict.ts';
import { mediaSchema } from './labelMessages.ts';

/**
 * Bodies of the messages about labels in pages: which media of a tab carry one, and the panel that tells a
 * medium's story. Content scripts name media and names: hostile.
 */

const name = v.pipe(v.string(), v.maxLength(300));
const tabId = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const frameId = tabId;

/** A labelled medium in a page. */
const itemSchema = v.strictObject({
  id: idSchema,
  name,
  label: v.picklist(verdictLabels),
  state: v.picklist(verdictStates),
});
export type LabelledItem = v.InferOutput<typeof itemSchema>;

/** As many as one frame may have listed. */
export const maxItems = 300;
const items = v.pipe(v.array(itemSchema), v.maxLength(maxItems));

/** Why a panel has no addresses to look at. */
const absences = v.picklist(['parts-unseen', 'in-page']);

const openSchema = v.strictObject({
  media: v.nullable(mediaSchema),
  /** Set where there is no address: parts of a stream that were not seen, or bytes that only the page has. */
  absence: v.nullable(absences),
  name,
});
/** What a panel is opened for. */
export type PanelSubject = v.InferOutput<typeof openSchema>;

export const pageLabelBodies = {
  items: v.strictObject({ items }),
  tab: v.strictObject({ tabId }),
  tabItems: v.strictObject({
    items: v.array(v.strictObject({ ...itemSchema.entries, frameId })),
  }),
  show: v.strictObject({ tabId, frameId, id: idSchema }),
  shown: v.strictObject({ shown: v.boolean() }),
  item: v.strictObject({ id: idSchema }),
  open: openSchema,
  panel: v.strictObject({ panelId: idSchema }),
  subject: v.strictObject({
    ...openSchema.entries,
    /** The frame that names the media, as the browser states it; null where the user did. */
    page: v.nullable(v.string()),
    /** The address at the top of its tab, and the tab; absent where the user names the media. */
    top: v.optional(v.string()),
    tabId: v.optional(v.number()),
    /** Host name of the tab's site; null outside of sites. */
    site: v.nullable(v.string()),
  }),
  check: v.strictObject({
    /** The medium's own address, as the menu states it. */
    srcUrl: v.nullable(v.string()),
    linkUrl: v.nullable(v.string()),
  }),
  opened: v.strictObject({ opened: v.boolean() }),
} as const;

/** A labelled medium and the frame it is in. */
export type TabItem = v.InferOutput<typeof pageLabelBodies.tabItems>['items'][number];
/** What a panel is told of its subject. */
export type Subject = v.InferOutput<typeof pageLabelBodies.subject>;
