import { render } from 'preact';
import { i18n } from '#i18n';
import '../../ui/base.css';
import './popup.css';
import { App } from './App.tsx';

document.documentElement.lang = i18n.t('@@ui_locale').replace('_', '-');
render(<App />, document.getElementById('root')!);
