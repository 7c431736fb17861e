import * as v from 'valibot';
import { netRoles } from '../../engine/contracts.ts';
import { errorCodes } from '../errors.ts';

/** Of the catalogue, or `own-<role>` for a file of the user's; also the name of a folder. */
export const modelIdSchema = v.pipe(v.string(), v.maxLength(64), v.regex(/^[a-z0-9][a-z0-9-]*$/));

export const netRoleSchema = v.picklist(netRoles);

/** `downloading -> checking -> ready`; `paused` on the way, `failed` where it stopped, with what has come so far. */
export const modelStates = ['downloading', 'paused', 'checking', 'ready', 'failed'] as const;

/** What is remembered of an optional net that is here, or on its way. */
export const modelRecordSchema = v.strictObject({
  id: modelIdSchema,
  role: netRoleSchema,
  /** For people. */
  name: v.pipe(v.string(), v.maxLength(300)),
  state: v.picklist(modelStates),
  /** Bytes here, and in all; null while nobody said. */
  received: v.number(),
  total: v.nullable(v.number()),
  /** What the server calls this version of the file. */
  etag: v.nullable(v.string()),
  /** Of the checked file: what is read later must be the same. */
  sha256: v.nullable(v.string()),
  error: v.nullable(v.strictObject({ code: v.picklist(errorCodes), message: v.string() })),
  /** The run of the browser that began the work: after a restart it waits for the user. */
  browserSession: v.string(),
});
export type ModelRecord = v.InferOutput<typeof modelRecordSchema>;

/** The id of a net that the user brings from disk. */
export const ownModelId = (role: ModelRecord['role']) => `own-${role}`;
