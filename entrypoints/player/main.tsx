import { render } from 'preact';
import '../../ui/base.css';
import './player.css';
import { startPage } from '../../ui/startPage.ts';
import { App } from './App.tsx';
import { waitForLine } from './handshake.ts';

void Promise.all([waitForLine(), startPage()]).then(([line]) =>
  render(<App line={line} />, document.getElementById('root')!),
);
