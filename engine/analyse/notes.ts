/** What kept a model from being used. The texts are in `locales/` under `notes.<camelCode>`. */
export const sceneNoteCodes = [
  /** The model's file is not where it should be, or cannot be fetched. */
  'model-missing',
  /** The file is not the catalogue's, or no model. */
  'model-damaged',
  /** WebAssembly does not start: blocked by a policy, or its files are damaged. */
  'runtime-blocked',
  /** Memory is short. */
  'out-of-memory',
  /** It ran, and failed: a lost device, a wrong shape, no answer in time. */
  'model-failed',
] as const;

export type SceneNoteCode = (typeof sceneNoteCodes)[number];

/** What did not work in an analysis; the classical analysis did it instead. */
export interface SceneNote {
  readonly code: SceneNoteCode;
  /** The model's name in the catalogue. */
  readonly model: string;
  /** For logs: the error's own words. */
  readonly detail: string;
}

/** A model that cannot be used, and why. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: SceneNoteCode;

  constructor(code: SceneNoteCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The note for whatever a model's run was rejected with. */
export function noteOf(model: string, error: unknown): SceneNote {
  return { code: codeOf(error), model, detail: String(error) };
}

/** Runtimes throw plain errors, so that memory can only be told by words. */
function codeOf(error: unknown): SceneNoteCode {
  if (error instanceof ModelError) return error.code;
  const words = String(error);
  if (/out of memory|allocat|bad_alloc|\bOOM\b/i.test(words)) return 'out-of-memory';
  return words.includes('no available backend') ? 'runtime-blocked' : 'model-failed';
}
