import { render } from 'preact';
import { i18n } from '#i18n';
import '../../ui/base.css';
import '../../ui/fullPage.css';
import './studio.css';
import { startPage } from '../../ui/startPage.ts';
import { App } from './App.tsx';

void startPage(() => `Vivify – ${i18n.t('studio.title')}`).then(() =>
  render(<App />, document.getElementById('root')!),
);
