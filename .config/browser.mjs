import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import * as debian from './debian.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const usualPlaces = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) =>
    process.env[variable] ? [join(process.env[variable], 'Google/Chrome/Application/chrome.exe')] : [],
  ),
};

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium of this machine: CHROME_PATH, else a common name on PATH, else the platform's usual place. */
export function findBrowser() {
  const given = process.env.CHROME_PATH;
  if (given) return isExecutable(given) ? given : undefined;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...(usualPlaces[process.platform] ?? [])].find(isExecutable);
}

/** As `findBrowser`, but installs Debian's Chromium where that is allowed. Undefined when there is none. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found || process.env.CHROME_PATH || !debian.mayInstall()) return found;
  return debian.install('chromium') ? findBrowser() : undefined;
}

/** What to tell a person whose machine has no browser. */
export const browserMissing =
  'No Chromium found: install Chromium or Google Chrome, or set CHROME_PATH to its executable file.';

/** Arguments every headless Chromium of ours gets. The sandbox cannot start as root, and only then is left out. */
export const browserArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];
