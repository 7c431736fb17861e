import { render } from 'preact';
import { i18n } from '#i18n';
import { askBackground } from '../../lib/protocol/channel.ts';
import '../../ui/base.css';
import './credentials.css';
import { startPage } from '../../ui/startPage.ts';
import { App } from './App.tsx';
import { waitForLine } from './line.ts';

async function start(): Promise<void> {
  const [line] = await Promise.all([waitForLine(), startPage(() => i18n.t('panel.heading'))]);
  const subject = await askBackground('panel/hello', { panelId: line.panelId });
  render(<App line={line} subject={subject} />, document.getElementById('root')!);
  line.tell?.({ type: 'ready' });
}

start().catch((error: unknown) => console.warn('No panel', error));
