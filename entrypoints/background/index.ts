import { defineBackground } from 'wxt/utils/define-background';
import { startChecks } from './checkMenu.ts';
import { startLabels } from './labels.ts';
import { startLanguage } from './language.ts';
import { startPageSessions } from './pageSessions.ts';
import { startPanels } from './panels.ts';
import { startReports } from './reports.ts';
import { startSettings } from './settings.ts';
import { startTabLabels } from './tabLabels.ts';
import { startTrustLists } from './trustLists.ts';
import { startWelcome } from './welcome.ts';
import { expectPicture, rehearseNets, startWorkshop, submitToWorkshop } from './workshop.ts';

export default defineBackground(() => {
  startWorkshop();
  startPageSessions({ expectPicture, submit: submitToWorkshop });
  startLanguage();
  startSettings();
  startWelcome(rehearseNets);
  startLabels();
  startTrustLists();
  startTabLabels();
  startPanels();
  startChecks();
  startReports();
});
