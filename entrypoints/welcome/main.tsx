import { render } from 'preact';
import { i18n } from '#i18n';
import '../../ui/base.css';
import '../../ui/fullPage.css';
import './welcome.css';
import { startPage } from '../../ui/startPage.ts';
import { App } from './App.tsx';

void startPage(() => i18n.t('welcome.title')).then(() => render(<App />, document.getElementById('root')!));
