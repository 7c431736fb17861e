import { compositeWithTrainedAlgorithmicMedia } from './digitalSourceType.ts';

/** The software that C2PA manifests and XMP name. */
export const generatorName = 'Vivify';

/** What the manifest says of one video. */
export interface ManifestInput {
  /** The video's title, for people. */
  readonly title: string;
  /** Version of the extension. */
  readonly version: string;
  /** When the video was made, milliseconds since the epoch. */
  readonly createdAt: number;
  /** Motions that were applied, e.g. `camera`, `flow`. */
  readonly motions: readonly string[];
  /** The checks that ran and their versions, e.g. `picture` by `nsfw 1`. */
  readonly checks: readonly Check[];
  /** Sounds that were synthesised, e.g. `surf`; none = the video is silent. */
  readonly sounds?: readonly string[] | undefined;
}

/** One check that a picture, its words or the video went through. */
export interface Check {
  readonly of: 'text' | 'picture' | 'video';
  /** Name and version. */
  readonly by: string;
}

/** Label of the project's own assertion: which checks ran before and after. */
export const checksLabel = 'vivify.checks';

/** Label that ties the created action to the picture it started from. */
export const sourceLabel = 'source';

/** Name under which the picture's thumbnail is handed to the builder. */
export const thumbnailIdentifier = 'source-thumbnail.jpg';

/** How the video came to be (C2PA 2.2, 18.14): created, from the picture, by this software, and nothing else. */
function createdAction(input: ManifestInput) {
  return {
    action: 'c2pa.created',
    when: new Date(input.createdAt).toISOString(),
    softwareAgent: { name: generatorName, version: input.version },
    digitalSourceType: compositeWithTrainedAlgorithmicMedia,
    description: descriptionOf(input),
    parameters: { ingredientIds: [sourceLabel] },
  };
}

function descriptionOf({ motions, sounds = [] }: ManifestInput): string {
  const moved = `A still picture set in motion (${motions.join(', ') || 'none'}) on the user's own device.`;
  return sounds.length > 0
    ? `${moved} Its sound (${sounds.join(', ')}) was synthesised procedurally; nothing in it was recorded.`
    : moved;
}

/**
 * The manifest definition that the C2PA builder takes. All assertions are created ones: this software stands
 * for them. The disclosure names a model type only in general, because the motion is computed by a procedure.
 */
export function manifestDefinition(input: ManifestInput) {
  return {
    claim_version: 2,
    claim_generator_info: [{ name: generatorName, version: input.version }],
    title: input.title,
    format: 'video/mp4',
    assertions: [
      {
        label: 'c2pa.actions.v2',
        created: true,
        data: { actions: [createdAction(input)], allActionsIncluded: true },
      },
      {
        label: 'c2pa.ai-disclosure',
        created: true,
        data: { modelType: 'c2pa.types.model', modelName: `${generatorName} motion pipeline` },
      },
      { label: checksLabel, created: true, data: { checks: input.checks } },
    ],
  };
}

/** The picture as ingredient: input to the creation, with its thumbnail (C2PA 2.2, 18.15). */
export function sourceIngredient(title: string) {
  return {
    title,
    relationship: 'inputTo',
    label: sourceLabel,
    thumbnail: { format: 'image/jpeg', identifier: thumbnailIdentifier },
  };
}
