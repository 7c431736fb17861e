import { defineBackground } from 'wxt/utils/define-background';
import { askWorkshop } from '../../lib/protocol/channel.ts';
import { startPageSessions } from './pageSessions.ts';

export default defineBackground(() => {
  startPageSessions((picture) => askWorkshop('jobs/submit', picture));
});
