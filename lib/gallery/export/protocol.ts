import type { ErrorCode } from '../../errors.ts';
import type { ExportFormat, ExportPlan } from './formats.ts';

/** What the export worker is asked. */
export interface ExportRequest {
  readonly mp4: Blob;
  readonly format: ExportFormat;
  readonly plan: ExportPlan;
}

/** How far it is; then the picture, or why there is none. */
export type ExportReply =
  | { readonly done: number; readonly of: number }
  | { readonly picture: Blob }
  | { readonly code: ErrorCode; readonly message: string };
