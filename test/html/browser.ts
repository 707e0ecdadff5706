import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Why nothing can be tried in a browser on this machine, or nothing when it can. */
const missing = existsSync(executablePath)
  ? undefined
  : `SKIPPED: there is no Chromium at ${executablePath}, so nobody has seen the page; set CHROMIUM to its path`;

const args = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** A page that was opened from the disk, and everything that it should not have done. */
export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Requests but that for the page itself, messages on the console, errors and dialogs. */
  readonly complaints: readonly string[];
}

/** A browser and a folder for the pages that it opens. */
class Desk {
  readonly #browser: Browser;
  readonly #folder: string;
  #pages = 0;

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  static async set(): Promise<Desk> {
    const folder = await mkdtemp(join(tmpdir(), 'upload-contract-page-'));
    return new Desk(await chromium.launch({ executablePath, args }), folder);
  }

  /** Opens a page as its readers do: as a file. */
  async open(html: string, options: BrowserContextOptions & { readonly hash?: string } = {}): Promise<Opened> {
    const { hash = '', ...rest } = options;
    this.#pages += 1;
    const path = join(this.#folder, `report-${this.#pages}.html`);
    await writeFile(path, html);
    const address = pathToFileURL(path).href + hash;
    const context = await this.#browser.newContext(rest);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (request.url() !== address) complaints.push(`request: ${request.url()}`);
    });
    page.on('console', (message) => complaints.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(address);
    return { page, context, complaints };
  }

  async clear(): Promise<void> {
    await this.#browser.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Tests that need a browser; without one a single test says that they were skipped. */
export function describeInBrowser(name: string, tests: (open: Desk['open']) => void): void {
  describe(name, { timeout: 120_000 }, () => {
    if (missing !== undefined) {
      console.warn(missing);
      it.skip(missing, () => {});
      return;
    }
    let desk: Desk | undefined;
    beforeAll(async () => {
      desk = await Desk.set();
    }, 60_000);
    afterAll(() => desk?.clear());
    tests((html, options) => {
      if (desk === undefined) throw new Error('the browser is not there yet');
      return desk.open(html, options);
    });
  });
}
