import * as v from 'valibot';
import { idSchema } from '../jobs/job.ts';
import { verdictLabels, verdictStates } from '../provenance/verdict.ts';

/** First word to a panel, with the port: posted to its window, which the page can neither read nor answer. */
export const panelHandshakeSchema = v.strictObject({ vivify: v.literal('panel'), panelId: idSchema });
export type PanelHandshake = v.InferOutput<typeof panelHandshakeSchema>;

/** Content script to panel. */
export const toPanelSchema = v.variant('type', [
  /** What the panel asked for with `read`; null where the page could not read it either. */
  v.strictObject({ type: v.literal('bytes'), bytes: v.nullable(v.blob()) }),
]);
export type ToPanel = v.InferOutput<typeof toPanelSchema>;

/** Panel to content script. */
export const fromPanelSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  /** Height of the content, CSS pixels. */
  v.strictObject({ type: v.literal('height'), height: v.number() }),
  /** A later verdict than the badge shows. */
  v.strictObject({
    type: v.literal('verdict'),
    label: v.picklist(verdictLabels),
    state: v.picklist(verdictStates),
  }),
  /** Read the medium in the page: only the page has it, or only the page is let to it. */
  v.strictObject({ type: v.literal('read') }),
  v.strictObject({ type: v.literal('close') }),
]);
export type FromPanel = v.InferOutput<typeof fromPanelSchema>;
