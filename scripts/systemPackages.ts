import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** True where this script may install Debian packages: apt-get exists and we are root. */
export function canInstallDebianPackages(): boolean {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version') &&
    existsSync('/usr/bin/apt-get')
  );
}

function isInstalled(name: string): boolean {
  const answer = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.includes('\nStatus: install ok installed\n');
}

function aptGet(...args: string[]): boolean {
  return (
    spawnSync('apt-get', ['-qq', '-o=Dpkg::Use-Pty=0', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  );
}

/**
 * Installs the Debian packages that are missing, as root on Debian and its descendants.
 * @returns whether all of them are there afterwards; false on any other system.
 */
export function ensureDebianPackages(names: readonly string[]): boolean {
  if (!canInstallDebianPackages()) return false;
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return true;
  console.error(`Installing ${missing.join(', ')} with apt-get …`);
  aptGet('update');
  return aptGet('install', '--yes', '--no-install-recommends', ...missing);
}
