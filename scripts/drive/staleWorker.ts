import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Lets go of the service worker that a kept profile has of another build: the browser would start its stored
 * script again, as long as the version in the manifest is the same. Creations, keys and settings stay.
 * @param extensionFolder the built extension
 */
export function forgetStaleWorker(userDataDir: string, extensionFolder: string): void {
  const stamp = resolve(userDataDir, 'extension-build');
  const script = readFileSync(resolve(extensionFolder, 'background.js'));
  const build = createHash('sha256').update(script).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === build) return;
  rmSync(resolve(userDataDir, 'Default', 'Service Worker'), { recursive: true, force: true });
  if (existsSync(userDataDir)) writeFileSync(stamp, build);
}
