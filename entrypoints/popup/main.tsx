import { render } from 'preact';
import '../../ui/base.css';
import './popup.css';
import { startPage } from '../../ui/startPage.ts';
import { App } from './App.tsx';
import { prepareGallery } from './gallery/useGallery.ts';
import { SettingsButton } from './SettingsButton.tsx';

/** The page's head stands in the document, so that something is seen before any script has come. */
function show(): void {
  render(<App />, document.getElementById('root')!);
  render(<SettingsButton />, document.getElementById('settings')!);
}

void Promise.all([startPage(), prepareGallery()]).then(show);
