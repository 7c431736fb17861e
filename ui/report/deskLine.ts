import { askBackground } from '../../lib/protocol/channel.ts';
import type { ReportDeskLine } from './ReportForm.tsx';

/** The desk in the service worker. */
export const deskLine: ReportDeskLine = {
  next: (subject) => askBackground('reports/next', { subject }),
  make: (draft) => askBackground('reports/make', draft),
  undo: (reportId) => askBackground('reports/undo', { reportId }),
};
