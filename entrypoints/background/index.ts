import { defineBackground } from 'wxt/utils/define-background';
import { startLanguage } from './language.ts';
import { startPageSessions } from './pageSessions.ts';
import { startSettings } from './settings.ts';
import { startWorkshop, submitToWorkshop } from './workshop.ts';

export default defineBackground(() => {
  startWorkshop();
  startPageSessions(submitToWorkshop);
  startLanguage();
  startSettings();
});
