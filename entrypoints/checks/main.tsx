import { render } from 'preact';
import { i18n } from '#i18n';
import '../../ui/base.css';
import '../../ui/fullPage.css';
import './checks.css';
import { watchTexts } from '../../lib/i18n/language.ts';
import { startPage } from '../../ui/startPage.ts';
import { App } from './App.tsx';

watchTexts(() => location.reload());
void startPage(() => `Vivify – ${i18n.t('checks.title')}`).then(() =>
  render(<App />, document.getElementById('root')!),
);
