import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserType } from 'playwright-core';
import { UsageError } from '../usage-error.js';

/** What Chromium is called by those who package it. */
const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const args = [
  ...['--disable-gpu', '--disable-quic', '--disable-component-update', '--disable-sync'],
  // The server of a scenario listens on this machine, whatever address the page was loaded from. Of this option Chromium
  // takes the last only, so what playwright-core turns off and matters here stands again: addresses stay as they are given.
  `--disable-features=${[
    ...['LocalNetworkAccessChecks', 'PrivateNetworkAccessRespectPreflightResults'],
    ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'OptimizationHints'],
    ...['DestroyProfileOnBrowserClose', 'PaintHolding', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ].join(',')}`,
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The browser that is used: CHROMIUM, or the first of its usual names on PATH.
 * @throws UsageError when there is none
 */
export function findChromium({ CHROMIUM, PATH = '' }: NodeJS.ProcessEnv): string {
  if (CHROMIUM !== undefined && CHROMIUM !== '') {
    if (isProgram(CHROMIUM)) return CHROMIUM;
    throw new UsageError(`CHROMIUM is set to ${CHROMIUM}, which is not a program`);
  }
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  const found = programs.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (found !== undefined) return found;
  throw new UsageError(
    'there is no Chromium on PATH: install it (apt-get install chromium), or set CHROMIUM to its path',
  );
}

/** playwright-core is installed by those who need it: beside this package, or where they work. */
export async function loadPlaywright(directory: string): Promise<BrowserType> {
  try {
    return (await import('playwright-core')).chromium;
  } catch {
    try {
      const path = createRequire(join(directory, 'package.json')).resolve('playwright-core');
      const loaded: typeof import('playwright-core') = await import(pathToFileURL(path).href);
      return loaded.chromium;
    } catch {
      throw new UsageError('pages are driven by playwright-core, which is not installed: npm install playwright-core');
    }
  }
}

/**
 * Starts Chromium without a window.
 * @param directory where playwright-core may be installed as well
 * @throws UsageError when Chromium or playwright-core is missing
 */
export async function startChromium(environment: NodeJS.ProcessEnv, directory: string): Promise<Browser> {
  const executablePath = findChromium(environment);
  const chromium = await loadPlaywright(directory);
  // As root Chromium does not start with its sandbox.
  const chromiumSandbox = process.getuid?.() !== 0;
  return chromium.launch({ executablePath, args, chromiumSandbox, handleSIGINT: false, handleSIGTERM: false });
}
