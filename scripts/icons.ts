import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './browser.ts';

/** Draws `ui/icon.svg` into `public/icon/<size>.png`; run by hand after a change to the icon. */
const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'public/icon');
const svg = readFileSync(join(root, 'ui/icon.svg'), 'utf8');

mkdirSync(folder, { recursive: true });
const browser = await puppeteer.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  for (const size of [16, 32, 48, 128]) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
    writeFileSync(join(folder, `${size}.png`), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
