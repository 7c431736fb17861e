import { render } from 'preact';
import { i18n } from '#i18n';
import '../../ui/base.css';
import '../../ui/fullPage.css';
import './welcome.css';
import { askWorkshop } from '../../lib/protocol/channel.ts';
import { startPage } from '../../ui/startPage.ts';
import { App } from './App.tsx';

/** Milliseconds for which the page has the machine to itself. */
const rehearsalDelay = 4000;

void startPage(() => i18n.t('welcome.title')).then(() => render(<App />, document.getElementById('root')!));

// While the user reads. Where it fails, the first picture just takes longer.
setTimeout(() => askWorkshop('nets/rehearse', {}).catch(() => undefined), rehearsalDelay);
