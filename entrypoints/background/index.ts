import { defineBackground } from 'wxt/utils/define-background';
import { startPageSessions } from './pageSessions.ts';
import { startWorkshop, submitToWorkshop } from './workshop.ts';

export default defineBackground(() => {
  startWorkshop();
  startPageSessions(submitToWorkshop);
});
