import { i18n } from '#i18n';
import type { Report } from '../../lib/reports/report.ts';
import { reasonText } from '../../ui/report/ReportForm.tsx';

/** What readable reports call reasons, states and events. */
export const reportWords = {
  reason: ({ reason }: Report) => reasonText(reason),
  state: ({ state }: Report) => i18n.t(`report.states.${state}`),
  event: (event: Report['history'][number]['event']) => i18n.t(`report.events.${event}`),
};
