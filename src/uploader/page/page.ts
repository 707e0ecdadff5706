import type { Browser, Page } from 'playwright-core';
import { UsageError } from '../../usage-error.js';
import type { Bounds, Ended, Filling, Upload } from '../upload.js';
import { Traffic } from './traffic.js';

/** Milliseconds without a request after which a page that has no word is taken to be at its end. */
const quietMs = 3000;

/** Characters of what a page writes to its console that are kept. */
const kept = 2000;

/** What a page says of an upload stands in this attribute of one of its elements. */
const attribute = 'data-upload';
const said = `document.querySelector('[${attribute}]')?.getAttribute('${attribute}')`;

const buttons = ['button:not([type])', '[type=submit]', '[type=image]'];
const submit = [...buttons.map((one) => `form:has(input[type=file]) ${one}`), '[type=submit]'].join(', ');

/** @throws UsageError when a page at this address could not know where to upload to, or by which token */
export function assertPage(address: string): void {
  if (!/^https?:\/\//.test(address) || !URL.canParse(address))
    throw new UsageError(`--page is not an address: ${address}`);
  for (const name of ['{url}', '{token}'])
    if (!address.includes(name)) throw new UsageError(`the address of the page has to hold ${name}: ${address}`);
}

function addressOf(address: string, filling: Filling): string {
  return address.replaceAll(/\{(url|token|return_url)\}/g, (_, name: 'url' | 'token' | 'return_url') =>
    encodeURIComponent(filling[name]),
  );
}

/** Chooses the file, and presses the button that sends it where there is one. */
async function choose(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(file);
  const button = page.locator(submit).first();
  if ((await button.count()) > 0 && (await button.isVisible())) await button.click({ noWaitAfter: true });
}

/** Resolves as soon as the page has left for the server, or for the browser's own page of an error: so ends a form. */
function left(page: Page, { url, return_url }: Filling): Promise<void> {
  const servers = [url, return_url].flatMap((one) => (URL.canParse(one) ? [new URL(one).origin] : []));
  return new Promise((resolve) => {
    page.on('framenavigated', (frame) => {
      const at = frame.url();
      const isThere = at.startsWith('chrome-error:') || (URL.canParse(at) && servers.includes(new URL(at).origin));
      if (frame === page.mainFrame() && isThere) resolve(page.waitForLoadState('load'));
    });
  });
}

type End = Omit<Ended, 'output'>;

/** Uploads one file by an open page, up to its end. */
async function drive(page: Page, traffic: Traffic, hasWord: boolean, filling: Filling, bounds: Bounds): Promise<End> {
  const leaves = left(page, filling).then((): End => ({ word: '' }));
  // The page of a form goes away while it is pressed.
  const pressed = choose(page, filling.file).then(() => new Promise<never>(() => {}));
  if (!hasWord) {
    const isQuiet = traffic.quiet(quietMs, () => bounds.isAnswered());
    return Promise.race([leaves, pressed, isQuiet.then(() => ({ killed: 'quiet' as const, word: '' }))]);
  }
  const speaks = page
    .waitForFunction(`/^(?:done|failed)$/.test(${said} ?? '')`)
    .then(() => page.evaluate<string>(said));
  const ended = await Promise.race([leaves, pressed, speaks]);
  if (typeof ended !== 'string') return ended;
  // What it sends after its word is part of what it does.
  await traffic.quiet(0);
  return { says: ended === 'done' ? 'success' : 'failure', word: `${attribute}="${ended}"` };
}

/**
 * An uploader that is a page in a browser, opened anew for each file.
 * @param address where {url}, {token} and {return_url} are filled in
 */
export function byPage(address: string, browser: Browser): Upload {
  return async (filling, bounds) => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    // The limit of the upload is the only one.
    context.setDefaultTimeout(0);
    const page = await context.newPage();
    const traffic = new Traffic(page);
    let output = '';
    const write = (text: string): void => {
      output = `${output}${text}\n`.slice(-kept);
    };
    page.on('console', (message) => write(message.text()));
    page.on('pageerror', (error) => write(error.message));
    let hasWord = true;
    const run = async (): Promise<End> => {
      await page.goto(addressOf(address, filling));
      hasWord = (await page.locator(`[${attribute}]`).count()) > 0;
      return drive(page, traffic, hasWord, filling, bounds);
    };
    let stop = (_: NonNullable<Ended['killed']>): void => {};
    const stopped = new Promise<End>((resolve) => {
      stop = (killed) => resolve({ killed, word: '' });
    });
    const timer = setTimeout(() => stop(!hasWord && traffic.isQuiet ? 'quiet' : 'limit'), bounds.limitMs);
    const onEndless = (): void => stop('endless');
    const onStop = (): void => stop('stopped');
    bounds.endless.addEventListener('abort', onEndless);
    bounds.signal.addEventListener('abort', onStop);
    if (bounds.signal.aborted) onStop();
    try {
      return { ...(await Promise.race([stopped, run()])), output };
    } catch (error) {
      if (!browser.isConnected()) throw new Error('Chromium ended before its time');
      write(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
      return { word: '', output };
    } finally {
      clearTimeout(timer);
      bounds.endless.removeEventListener('abort', onEndless);
      bounds.signal.removeEventListener('abort', onStop);
      await context.close();
    }
  };
}
