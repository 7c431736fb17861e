import { render } from 'preact';
import '../../ui/base.css';
import './popup.css';
import { startPage } from '../../ui/startPage.ts';
import { App } from './App.tsx';
import { prepareGallery } from './gallery/useGallery.ts';

const show = () => render(<App />, document.getElementById('root')!);

void Promise.all([startPage(), prepareGallery()]).then(show);
