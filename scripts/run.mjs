/**
 * `node scripts/run.mjs scripts/x.ts arguments…`: installs the dependencies by the lock file where they are
 * missing or other than it wants, then runs the script on the Node that they contain, which runs TypeScript as it is.
 * Built-ins only and old syntax: this file has to work on a bare Node 20.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';

/** @param {string} reason */
function stop(reason) {
  console.error(reason);
  process.exit(1);
}

/** @param {string} path */
function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** True where what npm noted as installed is not what the lock file wants. */
function dependenciesAreStale() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record) || !bundledNode()) return true;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).some(
    ([path, wanted]) => path !== '' && !wanted.optional && installed[path]?.version !== wanted.version,
  );
}

/** The Node 24 that the package `node` brings. */
function bundledNode() {
  const path = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
  return existsSync(path) ? path : undefined;
}

function installDependencies() {
  console.error('Installing the dependencies by the lock file (npm ci; about a minute the first time) …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  // Without npm_execpath the script was started by hand: then npm is on the path.
  const [command, all] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  const run = spawnSync(command, all, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: windows && command === 'npm',
  });
  if (run.status !== 0) stop('npm ci failed: see above for the reason.');
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(`Vivify needs Node 20 or newer; this is ${process.version}.`);
}
const [script, ...rest] = process.argv.slice(2);
if (!script) stop('Usage: node scripts/run.mjs <script.ts> [arguments…]');
if (dependenciesAreStale()) installDependencies();
const node = bundledNode();
if (!node)
  stop('npm ci did not install the package "node": allow its install script (npm approve-scripts node).');

const child = spawn(node, [resolve(root, script), ...rest], {
  stdio: 'inherit',
  env: { ...process.env, PATH: join(modules, '.bin') + (windows ? ';' : ':') + process.env.PATH },
});
// A terminal sends Ctrl-C to the child as well; without one it has to be passed on.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGHUP'));
child.on('error', (error) => stop(`Could not start ${node}: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
