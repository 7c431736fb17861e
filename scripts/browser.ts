import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { canInstallDebianPackages, ensureDebianPackages } from './systemPackages.ts';

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
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Tools that this checkout fetched for itself; never committed. */
export const toolFolder = resolve(import.meta.dirname, '../.vivify');

/** Holds the path of the browser that `ensureBrowser` downloaded. */
const downloadRecord = resolve(toolFolder, 'browser-path');

/** Chromium switches that give WebGPU on machines without a GPU, and keep the browser off the network. */
export const gpuArguments = [
  // Chromium refuses its sandbox to root, as which containers and CI run.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--enable-unsafe-webgpu',
  '--enable-unsafe-swiftshader',
];

function downloadedBrowser(): string | undefined {
  return existsSync(downloadRecord) ? readFileSync(downloadRecord, 'utf8').trim() : undefined;
}

/**
 * `VIVIFY_BROWSER`, else the first installed Chrome, Chromium or Edge, else one that was downloaded before.
 * Undefined where there is none.
 * @throws Error where `VIVIFY_BROWSER` names a file that does not exist.
 */
export function installedBrowser(): string | undefined {
  const chosen = process.env.VIVIFY_BROWSER;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`VIVIFY_BROWSER names ${chosen}, which does not exist.`);
    return chosen;
  }
  return [...usualPlaces, downloadedBrowser()].find((path) => path && existsSync(path));
}

/**
 * The browser to drive; see `installedBrowser`.
 * @throws Error with what to do where there is none.
 */
export function findBrowser(): string {
  const found = installedBrowser();
  if (!found) throw new Error('No browser found: install Chromium or set VIVIFY_BROWSER to its path.');
  return found;
}

/** Downloads Chrome for Testing into `.vivify/`. */
async function downloadBrowser(): Promise<string> {
  const browsers = await import('@puppeteer/browsers');
  const platform = browsers.detectBrowserPlatform();
  if (!platform) throw new Error('there is no build for this platform');
  const buildId = await browsers.resolveBuildId(browsers.Browser.CHROME, platform, 'stable');
  console.error(`No browser found: downloading Chrome ${buildId} (about 180 MB) into .vivify/ …`);
  const installed = await browsers.install({
    browser: browsers.Browser.CHROME,
    buildId,
    platform,
    cacheDir: resolve(toolFolder, 'browsers'),
  });
  mkdirSync(toolFolder, { recursive: true });
  writeFileSync(downloadRecord, installed.executablePath);
  return installed.executablePath;
}

/**
 * The browser to drive, installed first where there is none: as root on Debian the package `chromium`,
 * elsewhere Chrome for Testing, downloaded into `.vivify/`.
 * @throws Error with what to do where neither works.
 */
export async function ensureBrowser(): Promise<string> {
  const found = installedBrowser();
  if (found) return found;
  if (canInstallDebianPackages() && ensureDebianPackages(['chromium'])) return findBrowser();
  try {
    return await downloadBrowser();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `No browser found and none could be downloaded (${reason}): install Chrome, Chromium or Edge, or set VIVIFY_BROWSER to its path.`,
    );
  }
}
