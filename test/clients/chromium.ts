import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const args = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** A page of its own, closed when the test is over. */
export type InPage = <T>(act: (page: Page) => Promise<T>, viewport?: { width: number; height: number }) => Promise<T>;

/** Tests that need Chromium; without it a single test says that they were skipped. */
export function describeInChromium(name: string, tests: (inPage: InPage) => void): void {
  describe(name, { timeout: 120_000 }, () => {
    if (!existsSync(executablePath)) {
      const missing = `SKIPPED: there is no Chromium at ${executablePath}; set CHROMIUM to its path`;
      console.warn(missing);
      it.skip(missing, () => {});
      return;
    }
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args });
    }, 60_000);
    afterAll(() => browser?.close());
    tests(async (act, viewport = { width: 1280, height: 800 }) => {
      if (browser === undefined) throw new Error('the browser is not there yet');
      const context = await browser.newContext({ viewport });
      try {
        // How long a page takes on a busy machine says nothing: the time-out of the test is the only one.
        context.setDefaultTimeout(0);
        return await act(await context.newPage());
      } finally {
        await context.close();
      }
    });
  });
}
