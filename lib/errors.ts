import { type EngineErrorCode, engineErrorCodes } from '../engine/contracts.ts';

/** Codes that arise outside the engine. `locales/` holds a sentence and an action for every code. */
export const libErrorCodes = [
  'picture-not-found',
  'picture-unreachable',
  'picture-too-large',
  'page-forbidden',
  'storage-full',
  'seal-failed',
  'seal-invalid',
  'certificate-invalid',
  'export-failed',
  'creation-gone',
  'report-gone',
  'interrupted',
  'cancelled',
  'message-invalid',
  'not-allowed',
  'prompt-blocked',
  'picture-blocked',
  'video-blocked',
  'model-unreachable',
  'model-damaged',
  'model-no-room',
  'settings-invalid',
  'unknown',
] as const;

export const errorCodes = [...libErrorCodes, ...engineErrorCodes] as const;

export type ErrorCode = (typeof libErrorCodes)[number] | EngineErrorCode;

/** An error with a stable code; `message` is for logs. */
export class VivifyError extends Error {
  override readonly name = 'VivifyError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The code that anything thrown stands for. An abort is `cancelled`; a full disk is `storage-full`. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof Error) {
    if (error.name === 'AbortError') return 'cancelled';
    if (error.name === 'QuotaExceededError') return 'storage-full';
    const code = (error as { code?: unknown }).code;
    if (typeof code === 'string' && (errorCodes as readonly string[]).includes(code))
      return code as ErrorCode;
  }
  return 'unknown';
}
