import * as v from 'valibot';
import { errorCodes } from '../errors.ts';
import { originSchema } from '../gallery/origin.ts';
import { idSchema, jobOptionsSchema, jobSchema } from '../jobs/job.ts';
import { moves } from '../jobs/order.ts';
import { modelIdSchema, modelRecordSchema, netRoleSchema } from '../models/record.ts';
import { reportDraftSchema, reportNextSchema, reportSchema, subjectSchema } from '../reports/report.ts';
import { policySchema } from '../safety/managedPolicy.ts';
import { safetyRecordSchema } from '../safety/records.ts';
import { settingsSchema } from '../settings/schema.ts';
import { labelBodies, labelProgress, labelsBodies, trustBodies } from './labelMessages.ts';
import { pageLabelBodies } from './pageLabelMessages.ts';

/**
 * Every message between contexts, grouped by the context that answers it. Requests are validated on receipt;
 * ids cross, bytes go through OPFS (`lib/opfs.ts`). A page session (`sessionId`) is made by the background on
 * a user's click and bound to a tab and frame: messages from a page count only within one.
 */

const url = v.pipe(v.string(), v.maxLength(16_384), v.url());
const title = v.pipe(v.string(), v.maxLength(300));
const finite = v.pipe(v.number(), v.finite());

/** A box in CSS pixels of the top frame's viewport. */
export const boxSchema = v.strictObject({ x: finite, y: finite, width: finite, height: finite });
export type Box = v.InferOutput<typeof boxSchema>;

const nothing = v.strictObject({});

/** One message kind: what is sent and what comes back. */
const message = <I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O) => ({
  input,
  output,
});

/** Answered by the service worker. */
export const backgroundMessages = {
  /** Makes sure that the offscreen document lives. From extension pages. */
  'workshop/ensure': message(nothing, nothing),
  /** The user's settings, for the offscreen document, which cannot read them itself. */
  'settings/read': message(nothing, v.strictObject({ settings: settingsSchema })),
  /** Ends all work and forgets everything: creations, keys, models, settings. From extension pages. */
  'data/erase': message(nothing, nothing),
  /** The id of this run of the browser. From the offscreen document. */
  'browser/session': message(nothing, v.strictObject({ browserSession: v.string() })),
  /** What an administrator has tightened. From the offscreen document and extension pages. */
  'safety/policy': message(nothing, v.strictObject({ policy: policySchema })),
  /** Is this player the one the user's click made? From the player's iframe. */
  'session/hello': message(
    v.strictObject({ sessionId: idSchema }),
    v.strictObject({ title, page: v.nullable(originSchema) }),
  ),
  /** Second rung: fetch with the extension's rights, into `inbox/`. From the content script. */
  'session/fetch': message(
    v.strictObject({ sessionId: idSchema, urls: v.pipe(v.array(url), v.maxLength(16)) }),
    v.strictObject({ sourceId: idSchema }),
  ),
  /** Third rung: crop of the visible tab, into `inbox/`. From the content script. */
  'session/capture': message(
    v.strictObject({
      sessionId: idSchema,
      box: boxSchema,
      devicePixelRatio: v.pipe(finite, v.minValue(0.1)),
    }),
    v.strictObject({ sourceId: idSchema }),
  ),
  /** Queues what a rung brought where no player can load. From the content script. */
  'session/submit': message(
    v.strictObject({ sessionId: idSchema, sourceId: idSchema }),
    v.strictObject({ jobId: idSchema, joined: v.boolean() }),
  ),
  /** Takes a report in: what it is about is hidden at once. From extension pages, as all of these but one. */
  'reports/make': message(reportDraftSchema, v.strictObject({ reportId: idSchema })),
  /** What will happen to a report on a subject, before it is made. */
  'reports/next': message(v.strictObject({ subject: subjectSchema }), reportNextSchema),
  'reports/list': message(nothing, v.strictObject({ reports: v.array(reportSchema) })),
  'reports/decide': message(
    v.strictObject({
      reportId: idSchema,
      decision: v.picklist(['sent', 'answered', 'closed', 'reopened']),
      note: v.pipe(v.string(), v.maxLength(2000)),
    }),
    nothing,
  ),
  'reports/undo': message(v.strictObject({ reportId: idSchema }), nothing),
  /** Is this one of the files that the user reported? Its size is that of one. From content scripts. */
  'reports/isCovered': message(
    v.strictObject({ url, bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
    v.strictObject({ covered: v.boolean() }),
  ),
  /** The gallery, from a player. */
  'gallery/open': message(v.strictObject({ creationId: v.optional(idSchema) }), nothing),
  /** The studio with a creation, from a player. */
  'studio/open': message(v.strictObject({ creationId: idSchema }), nothing),
  /** The label of a medium in the page, from its first and last kilobytes. From content scripts. */
  'label/ask': message(labelBodies.ask, labelBodies.labelled),
  /** Hashes the whole file. Progress comes as `page/labelProgress`. From content scripts. */
  'label/checkWhole': message(labelBodies.ask, labelBodies.labelled),
  /** Fetches the manifest that a medium points to. Only on the user's click. From content scripts. */
  'label/remote': message(labelBodies.ask, labelBodies.labelled),
  /** The library's own report on a verdict given lately. From content scripts. */
  'label/report': message(labelBodies.report, labelBodies.rawReport),
  /** Ends a request of the same frame: it fails with `cancelled`. From content scripts. */
  'label/cancel': message(labelBodies.cancel, nothing),
  /** All media of the frame that carry a label now. From content scripts. */
  'tab/labelled': message(pageLabelBodies.items, nothing),
  /** The labelled media of a tab. From extension pages. */
  'tab/labels': message(pageLabelBodies.tab, pageLabelBodies.tabItems),
  /** Scrolls one of them into view. From extension pages. */
  'tab/show': message(pageLabelBodies.show, pageLabelBodies.shown),
  /** Makes a panel for a medium that the user asked about. From content scripts. */
  'panel/open': message(pageLabelBodies.open, pageLabelBodies.panel),
  /** What is this panel for? From the panel's own page. */
  'panel/hello': message(pageLabelBodies.panel, pageLabelBodies.subject),
} as const;

/** Answered by the offscreen document. From extension pages only. */
export const workshopMessages = {
  /** A picture is coming: begins to load the nets that it will need. */
  'nets/prepare': message(nothing, nothing),
  /** Runs every net that ships once, so that the browser keeps the runtime compiled. */
  'nets/rehearse': message(nothing, nothing),
  /** The optional nets that are here or on their way. */
  'models/list': message(nothing, v.strictObject({ models: v.array(modelRecordSchema) })),
  /** Begins a download from the catalogue, or goes on with it. */
  'models/download': message(v.strictObject({ modelId: modelIdSchema }), nothing),
  'models/pause': message(v.strictObject({ modelId: modelIdSchema }), nothing),
  /** Stops a download and removes all that is here of a net. */
  'models/remove': message(v.strictObject({ modelId: modelIdSchema }), nothing),
  /** Takes a file lying in `inbox/` as the user's own net. */
  'models/adopt': message(v.strictObject({ role: netRoleSchema, fileId: idSchema, name: title }), nothing),
  /** Queues a picture lying in `inbox/`, or joins the job that already does it. */
  'jobs/submit': message(
    v.strictObject({
      sourceId: idSchema,
      title,
      page: v.optional(v.nullable(originSchema)),
      options: jobOptionsSchema,
    }),
    v.strictObject({ jobId: idSchema, joined: v.boolean() }),
  ),
  'jobs/get': message(v.strictObject({ jobId: idSchema }), v.strictObject({ job: v.nullable(jobSchema) })),
  /** Everything unfinished or failed, in the order of their turns. */
  'jobs/list': message(nothing, v.strictObject({ jobs: v.array(jobSchema) })),
  'jobs/cancel': message(v.strictObject({ jobId: idSchema }), nothing),
  /** Takes a waiting job past its neighbour in the queue. */
  'jobs/move': message(v.strictObject({ jobId: idSchema, move: v.picklist(moves) }), nothing),
  /** Takes up an interrupted or failed job again. */
  'jobs/resume': message(v.strictObject({ jobId: idSchema }), nothing),
  /** The user's word to what a check asked. */
  'jobs/answer': message(v.strictObject({ jobId: idSchema, agreed: v.boolean() }), nothing),
  /** All objections to blocks that this device keeps, for export. */
  'safety/disputes': message(nothing, v.strictObject({ disputes: v.array(safetyRecordSchema) })),
  /** Keeps the user's objection to a block, on this device. */
  'safety/dispute': message(
    v.strictObject({ jobId: idSchema, note: v.pipe(v.string(), v.maxLength(1000)) }),
    nothing,
  ),
  /** Forgets a finished, failed, cancelled or interrupted job. */
  'jobs/dismiss': message(v.strictObject({ jobId: idSchema }), nothing),
  /** As `label/*`, from the extension's own pages; progress is announced as `label/progress`. */
  'labels/ask': message(labelsBodies.ask, labelBodies.labelled),
  'labels/checkWhole': message(labelsBodies.ask, labelBodies.labelled),
  'labels/remote': message(labelsBodies.ask, labelBodies.labelled),
  'labels/file': message(labelsBodies.file, labelBodies.labelled),
  'labels/hash': message(labelsBodies.hash, labelsBodies.hashed),
  'labels/report': message(labelBodies.report, labelBodies.rawReport),
  'labels/cancel': message(labelBodies.cancel, nothing),
  /** Whom this install trusts. */
  'trust/status': message(nothing, trustBodies.status),
  /** Fetches the official lists where they have changed. */
  'trust/update': message(nothing, trustBodies.status),
  'trust/add': message(trustBodies.add, trustBodies.status),
  'trust/remove': message(trustBodies.remove, trustBodies.status),
} as const;

/** Sent to a page's content script by the background. */
export const pageMessages = {
  /** Find the picture and bring it to life. `srcUrl`: what the menu says was clicked. */
  'page/bring': message(
    v.strictObject({
      sessionId: idSchema,
      trigger: v.picklist(['menu-image', 'menu-page', 'command']),
      srcUrl: v.optional(v.string()),
    }),
    nothing,
  ),
  /** How far a whole-file check that this frame asked for has come. */
  'page/labelProgress': message(labelProgress, nothing),
  /** Scroll a labelled medium into view. */
  'page/showLabel': message(pageLabelBodies.item, pageLabelBodies.shown),
  /** Open the panel for what the user clicked on or points at. */
  'page/check': message(pageLabelBodies.check, pageLabelBodies.opened),
} as const;

/** Told to every extension page; nobody answers. */
export const announcements = {
  'job/changed': v.strictObject({ job: jobSchema }),
  'gallery/changed': nothing,
  'reports/changed': nothing,
  'models/changed': v.strictObject({ models: v.array(modelRecordSchema) }),
  'label/progress': labelProgress,
  /** Other media of a tab are labelled than before. */
  'tab/changed': pageLabelBodies.tab,
  'trust/changed': nothing,
} as const;

export const failureSchema = v.strictObject({
  error: v.strictObject({ code: v.picklist(errorCodes), message: v.string() }),
});

type Table = typeof backgroundMessages & typeof workshopMessages & typeof pageMessages;
export type MessageType = keyof Table;
export type Input<T extends MessageType> = v.InferOutput<Table[T]['input']>;
export type Output<T extends MessageType> = v.InferOutput<Table[T]['output']>;
export type BackgroundType = keyof typeof backgroundMessages;
export type WorkshopType = keyof typeof workshopMessages;
export type PageType = keyof typeof pageMessages;
export type AnnouncementType = keyof typeof announcements;
export type Announcement<T extends AnnouncementType> = v.InferOutput<(typeof announcements)[T]>;
