import { existsSync } from 'node:fs';

/** Where Chrome, Chromium and Edge are installed by default. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Chromium switches that give WebGPU on machines without a GPU, and keep the browser off the network. */
export const gpuArguments = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--enable-unsafe-webgpu',
  '--enable-unsafe-swiftshader',
];

/**
 * The browser to drive: `VIVIFY_BROWSER`, else the first installed Chrome, Chromium or Edge.
 * @throws Error with what to do where there is none.
 */
export function findBrowser(): string {
  const found = [process.env.VIVIFY_BROWSER, ...usualPlaces].find((path) => path && existsSync(path));
  if (!found) throw new Error('No browser found: install Chromium or set VIVIFY_BROWSER to its path.');
  return found;
}
