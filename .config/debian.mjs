import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether this process may install Debian packages: root, and apt-get at hand. */
export function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs one Debian package; answers whether that worked. */
export function install(name) {
  console.log(`Installing ${name} (apt-get) ...`);
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  return (
    spawnSync('apt-get', ['update', '-q'], options).status === 0 &&
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], options).status === 0
  );
}
