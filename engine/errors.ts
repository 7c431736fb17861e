/** What can go wrong inside the engine. Each code has a sentence and an action in `locales/`. */
export const engineErrorCodes = [
  'decode-unsupported',
  'decode-empty',
  'no-webgpu',
  'no-hardware-gpu',
  'device-lost',
  'render-failed',
  'no-encoder',
  'plan-invalid',
  'model-unsuitable',
] as const;

export type EngineErrorCode = (typeof engineErrorCodes)[number];

/** An error with a stable code. `message` is for logs; what the user reads comes from the code. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
