import { render } from 'preact';
import { i18n } from '#i18n';
import '../../ui/base.css';
import './player.css';
import { App } from './App.tsx';
import { waitForLine } from './handshake.ts';

document.documentElement.lang = i18n.t('@@ui_locale').replace('_', '-');
void waitForLine().then((line) => render(<App line={line} />, document.getElementById('root')!));
