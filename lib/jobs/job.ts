import * as v from 'valibot';
import {
  correctionsSchema,
  guidanceSchema,
  markCorners,
  motionKinds,
  motionPlanSchema,
  soundChoices,
  videoQualities,
} from '../../engine/contracts.ts';
import { errorCodes } from '../errors.ts';
import { originSchema } from '../gallery/origin.ts';
import { longestPrompt } from '../prompt.ts';
import { safetyReasons } from '../safety/policy.ts';
import { safetyStopSchema } from '../safety/stopped.ts';

/**
 * A job's life: `queued -> running -> done | failed | cancelled`, with `asking` while a check waits for the
 * user's word, and `interrupted` between two browsers.
 */
export const jobStates = [
  'queued',
  'running',
  'done',
  'failed',
  'cancelled',
  'interrupted',
  'asking',
] as const;
export type JobState = (typeof jobStates)[number];

/** Stages the user sees: the engine's chain, then `seal` (credentials) and `store`. */
export const jobStages = [
  'decode',
  'analyse',
  'plan',
  'bake',
  'sound',
  'render',
  'encode',
  'seal',
  'store',
] as const;
export type JobStage = (typeof jobStages)[number];

/** A random UUID: the only kind of name that crosses contexts. */
export const idSchema = v.pipe(v.string(), v.uuid());

/** What may be asked of the engine, as it crosses contexts (see `AnimateOptions`). */
export const jobOptionsSchema = v.strictObject({
  seconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(20))),
  fps: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(60))),
  longSide: v.optional(v.pipe(v.number(), v.integer(), v.minValue(64), v.maxValue(3840))),
  seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff))),
  plan: v.optional(motionPlanSchema),
  only: v.optional(v.array(v.picklist(motionKinds))),
  without: v.optional(v.array(v.picklist(motionKinds))),
  prompt: v.optional(v.pipe(v.string(), v.maxLength(longestPrompt))),
  guidance: v.optional(guidanceSchema),
  corrections: v.optional(correctionsSchema),
  sound: v.optional(v.picklist(soundChoices)),
  mark: v.optional(v.boolean()),
  markCorner: v.optional(v.picklist(markCorners)),
  videoQuality: v.optional(v.picklist(videoQualities)),
  debug: v.optional(v.boolean()),
});
export type JobOptions = v.InferOutput<typeof jobOptionsSchema>;

export const jobSchema = v.strictObject({
  id: idSchema,
  /** Name of the picture in `inbox/`. */
  sourceId: idSchema,
  /** SHA-256 of the picture's bytes and the options: the same picture twice joins the running job. */
  fingerprint: v.string(),
  /** The picture's name for people: file name or page title, never trusted as markup. */
  title: v.string(),
  /** The page that the picture came from. */
  page: v.optional(v.nullable(originSchema), null),
  options: jobOptionsSchema,
  state: v.picklist(jobStates),
  stage: v.nullable(v.picklist(jobStages)),
  /** 0..1. */
  fraction: v.number(),
  secondsLeft: v.nullable(v.number()),
  /** Runs begun so far. */
  attempt: v.number(),
  /** The browser session that owns the run: another one means the browser restarted. */
  browserSession: v.string(),
  error: v.nullable(v.strictObject({ code: v.picklist(errorCodes), message: v.string() })),
  /** The check that it stopped at: what is asked, or why it was blocked. */
  stop: v.optional(v.nullable(safetyStopSchema), null),
  /** What the user has agreed to for this job. */
  agreed: v.optional(v.array(v.picklist(safetyReasons)), []),
  /** SHA-256 of a blocked picture's bytes: all that is kept of it. */
  blockedHash: v.optional(v.nullable(v.string()), null),
  creationId: v.nullable(idSchema),
  /** Its place in the queue where the user moved it, on the scale of `createdAt`. */
  rank: v.optional(v.nullable(v.number()), null),
  /** Milliseconds since the epoch. */
  createdAt: v.number(),
  updatedAt: v.number(),
});
export type Job = v.InferOutput<typeof jobSchema>;
