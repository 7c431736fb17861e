import { render } from 'preact';
import '../../ui/base.css';
import './popup.css';
import { startPage } from '../../ui/startPage.ts';
import { App } from './App.tsx';

void startPage().then(() => render(<App />, document.getElementById('root')!));
