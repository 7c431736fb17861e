import * as v from 'valibot';
import { errorCodes } from '../errors.ts';
import { idSchema } from '../jobs/job.ts';

/** First word to a player, with the port: posted to its window, which the page can neither read nor answer. */
export const handshakeSchema = v.strictObject({ vivify: v.literal('session'), sessionId: idSchema });
export type Handshake = v.InferOutput<typeof handshakeSchema>;

const share = v.pipe(v.number(), v.minValue(-100), v.maxValue(100));

/** Content script to player. */
export const toPlayerSchema = v.variant('type', [
  /** Where in the player's viewport the picture is painted, in shares of its sides. */
  v.strictObject({ type: v.literal('layout'), x: share, y: share, width: share, height: share }),
  /** The picture, read in the page. */
  v.strictObject({ type: v.literal('bytes'), bytes: v.blob() }),
  /** The picture, put into `inbox/` by the background. */
  v.strictObject({ type: v.literal('source'), sourceId: idSchema }),
  v.strictObject({ type: v.literal('failed'), code: v.picklist(errorCodes), message: v.string() }),
  /** The user asked for this picture once more. */
  v.strictObject({ type: v.literal('again') }),
]);
export type ToPlayer = v.InferOutput<typeof toPlayerSchema>;

/** Player to content script. */
export const fromPlayerSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  /** Fetch the picture once more. */
  v.strictObject({ type: v.literal('retry') }),
  /** Something went wrong; a small picture has no room to say so. */
  v.strictObject({ type: v.literal('problem'), code: v.picklist(errorCodes) }),
  /** Take the player away. */
  v.strictObject({ type: v.literal('close') }),
]);
export type FromPlayer = v.InferOutput<typeof fromPlayerSchema>;
