import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** What the built extension is made of. */
const sources = [
  'entrypoints',
  'ui',
  'lib',
  'engine',
  'shaders',
  'models',
  'locales',
  'public',
  'wxt.config.ts',
  'scripts/onnxRuntime.ts',
  'scripts/aacEncoder.ts',
  'package-lock.json',
];

/** The folder that the browser loads. */
export const extensionFolder = resolve(root, process.env.WXT_OUT ?? '.output', 'chrome-mv3');

/** When anything below a path changed last, in milliseconds since the epoch; 0 where it does not exist. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, newest(resolve(path, name))),
    info.mtimeMs,
  );
}

/** True where the built extension is older than its sources, or missing. */
export function buildIsStale(): boolean {
  const built = resolve(extensionFolder, 'manifest.json');
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return sources.some((source) => newest(resolve(root, source)) > builtAt);
}

/**
 * Builds the extension for Chrome, unless the built one is newer than all its sources.
 * @throws Error where it fails; the builder's output is on stderr then.
 */
export function ensureBuilt(): void {
  if (!buildIsStale()) return;
  console.error('Building the extension …');
  const wxt = resolve(root, 'node_modules/wxt/bin/wxt.mjs');
  const run = spawnSync(process.execPath, [wxt, 'build'], { cwd: root, encoding: 'utf8' });
  if (run.status === 0) return;
  console.error(`${run.stdout}${run.stderr}`);
  throw new Error('The build failed: see above for the reason.');
}
