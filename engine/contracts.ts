/** The engine's public types: what `lib`, `entrypoints`, scripts and tests may know of it. */

export { catalogue as shippedModels } from '../models/catalogue.ts';
export {
  type NetRole,
  netRoles,
  type OptionalModel,
  optionalModelHosts,
  optionalModels,
} from '../models/optional.ts';
export { type SceneNote, type SceneNoteCode, sceneNoteCodes } from './analyse/notes.ts';
export {
  type ClassMask,
  type Face,
  isMadeOut,
  type SceneAnalysis,
  type SceneClass,
  type SceneSummary,
  sceneClasses,
} from './analyse/sceneAnalysis.ts';
export { type MarkCorner, markCorners } from './bake/mark.ts';
export { type PictureKind, pictureKindOf, pictureTypes } from './decode/pictureKind.ts';
export { bitsPerFrame, qualityBits, type VideoQuality, videoQualities } from './encode/videoQuality.ts';
export { EngineError, type EngineErrorCode, engineErrorCodes } from './errors.ts';
export type { GpuPreference } from './gpu/device.ts';
export { type QualityLevel, qualityLevels } from './gpu/quality.ts';
export type { OptionalNet } from './nets/net.ts';
export {
  type Control,
  type MotionField,
  motionControls,
  type SoundField,
  soundControls,
} from './plan/controls.ts';
export {
  type Correctable,
  type Correction,
  type Corrections,
  correctable,
  correctionsSchema,
  mostToldFaces,
  packCorrection,
  type ToldFace,
  toldFacesOf,
  unpackCorrection,
} from './plan/corrections.ts';
export {
  type Arrow,
  type FreezeMask,
  type Guidance,
  guidanceSchema,
  packFreeze,
  unpackFreeze,
} from './plan/guidance.ts';
export {
  type Motion,
  type MotionKind,
  type MotionPlan,
  motionKinds,
  motionPlanSchema,
} from './plan/motionPlan.ts';
export type { Intent, IntentSpan, MotionIntent, SoundIntent } from './prompt/intents.ts';
export { type PromptReading, readPrompt } from './prompt/prompt.ts';
export type { Target as PromptTarget } from './prompt/targets.ts';
export { withoutIntent } from './prompt/withoutIntent.ts';
export type { Judge, SeenPicture, SeenVideo } from './safety/judge.ts';
export type { SafetyScores } from './safety/ratePicture.ts';
export {
  type SoundChoice,
  type SoundKind,
  type SoundLayer,
  type SoundPlan,
  soundChoices,
  soundKinds,
} from './sound/soundPlan.ts';

import type { NetRole } from '../models/optional.ts';

export { type PlanRemark, planRemarks } from './plan/remarks.ts';

import type { SceneSummary } from './analyse/sceneAnalysis.ts';
import type { MarkCorner } from './bake/mark.ts';
import type { VideoQuality } from './encode/videoQuality.ts';
import type { GpuPreference } from './gpu/device.ts';
import type { QualityLevel } from './gpu/quality.ts';
import type { OptionalNet } from './nets/net.ts';
import type { Corrections } from './plan/corrections.ts';
import type { Guidance } from './plan/guidance.ts';
import type { MotionKind, MotionPlan } from './plan/motionPlan.ts';
import type { PlanRemark } from './plan/remarks.ts';
import type { Judge } from './safety/judge.ts';
import type { SafetyScores } from './safety/ratePicture.ts';
import type { SoundChoice, SoundKind } from './sound/soundPlan.ts';

/** The chain, in order. `seal` is not the engine's: it belongs to `lib/provenance`. */
export const engineStages = ['decode', 'analyse', 'plan', 'bake', 'sound', 'render', 'encode'] as const;

export type EngineStage = (typeof engineStages)[number];

/** What the user or the command line may ask for; absent = the engine decides. */
export interface AnimateOptions {
  /** Loop length, 1..20 s; 4 by default. */
  readonly seconds?: number | undefined;
  /** 5..60; 30 by default. */
  readonly fps?: number | undefined;
  /** Longest side of the video in pixels, 64..3840; 720 by default, 640 on a software adapter. */
  readonly longSide?: number | undefined;
  /** 0..2^32-1; derived from the picture by default. */
  readonly seed?: number | undefined;
  /** Used as it is instead of planning. */
  readonly plan?: MotionPlan | undefined;
  readonly only?: readonly MotionKind[] | undefined;
  readonly without?: readonly MotionKind[] | undefined;
  /** Wishes in a few words, English or German, at most 500 characters; see `prompt/prompt.ts`. */
  readonly prompt?: string | undefined;
  /** Arrows and frozen parts; instead of a given plan's. */
  readonly guidance?: Guidance | undefined;
  /** What is not as the analysis sees it. */
  readonly corrections?: Corrections | undefined;
  /** What is to be heard: as the picture is (`auto`, the default), nothing, or one kind alone. */
  readonly sound?: SoundChoice | undefined;
  /** The visible "AI" mark; true by default, and always there where a person is in the picture. */
  readonly mark?: boolean | undefined;
  /** Where the visible mark stands; at the bottom right by default. */
  readonly markCorner?: MarkCorner | undefined;
  /** How many bits the video may take; `standard` by default. */
  readonly videoQuality?: VideoQuality | undefined;
  /** Also return masks, depth and flow as PNG. */
  readonly debug?: boolean | undefined;
}

export interface Progress {
  readonly stage: EngineStage;
  /** Share of the whole animation done, 0..1, never falling. */
  readonly fraction: number;
  /** Seconds left; null while unknown. */
  readonly secondsLeft: number | null;
}

/** The sound of a video. */
export interface SoundReport {
  readonly kinds: readonly SoundKind[];
  /** Full codec string, such as `mp4a.40.2`; null where the sound could not be made. */
  readonly codec: string | null;
  /** What it took beside the frames, from its beginning to its end. */
  readonly milliseconds: number;
  /** Why it could not be made, for logs. */
  readonly problem?: string | undefined;
}

/** What was done, in numbers: part of the creation's record and of `--json`. */
export interface AnimateReport {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
  /** Loop length in seconds. */
  readonly seconds: number;
  readonly codec: string;
  /** The GPU adapter's description, and whether it is a software one. */
  readonly adapter: { readonly description: string; readonly software: boolean };
  /** The level of quality that the adapter was measured to be good for. Absent in records of earlier versions. */
  readonly quality?: QualityLevel;
  /** Most bytes that textures and buffers took at once. Absent in records of earlier versions. */
  readonly gpuBytes?: number;
  /** What the plan leaves out and why. Absent in records of earlier versions. */
  readonly remarks?: readonly PlanRemark[];
  /** Milliseconds each stage took; render, encode and sound overlap, and each counts what was waited for it. */
  readonly stages: Readonly<Record<EngineStage, number>>;
  /** What can be heard; null, or absent in early reports = the video has no sound. */
  readonly sound?: SoundReport | null | undefined;
  readonly analysis: SceneSummary;
  readonly plan: MotionPlan;
  /** How the safety net rated the picture, and the worst of each class among sampled frames; null = not rated. */
  readonly safety: {
    /** Name and version of the net. */
    readonly net: string;
    readonly picture: SafetyScores | null;
    readonly video: SafetyScores | null;
  };
  /** Words of the prompt that were not understood. */
  readonly promptIgnored: readonly string[];
}

export interface AnimateResult {
  /** Unsealed fast-start MP4. */
  readonly mp4: Blob;
  /** First frame as JPEG, at video size. */
  readonly poster: Blob;
  /** The source picture as JPEG, long side 256 at most: the ingredient's thumbnail. */
  readonly thumbnail: Blob;
  readonly report: AnimateReport;
  /** With `debug`: PNGs by name (`sky`, `water`, `depth`, `flow`). */
  readonly debugImages: Readonly<Record<string, Blob>>;
}

export interface AnimateContext {
  readonly signal: AbortSignal;
  /** Says whether to go on once the picture is seen, and once the video is; absent = always. */
  readonly judge?: Judge | undefined;
  readonly onProgress: (progress: Progress) => void;
  /** Which adapter should draw; absent = the fast one. */
  readonly gpu?: GpuPreference | undefined;
  /** Nets that the user added; one that fails is noted, and the built-in way does its work. */
  readonly nets?: Readonly<Partial<Record<NetRole, OptionalNet>>> | undefined;
}

/** What a preview is opened with. */
export type PreviewContext = Pick<AnimateContext, 'signal' | 'gpu' | 'nets'>;

/** How a preview is drawn. */
export interface PreviewLook {
  /** Longest side in pixels; the video's at most. */
  readonly longSide: number;
  /** The visible mark, as in `AnimateOptions`. */
  readonly mark?: boolean | undefined;
  readonly markCorner?: MarkCorner | undefined;
}

/** `animate` of `engine/index.ts`. */
export type Animate = (
  picture: Blob,
  options: AnimateOptions,
  context: AnimateContext,
) => Promise<AnimateResult>;
