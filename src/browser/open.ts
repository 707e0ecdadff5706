import type { Browser, BrowserContext, Page } from 'playwright-core';
import { paths } from '../client/call.js';
import type { Route } from '../client/route.js';
import { media } from '../media/media.js';
import { type Browsing, type FormUpload, type Landing, WayLost } from './browsing.js';
import { formPage, integrator } from './form.js';
import { press } from './press.js';
import { settled } from './settle.js';
import { Visit } from './visit.js';
import { isWarnedOf, wayOf } from './way.js';

/** Fills the form in as a person does, and sends it. */
async function send(page: Page, { file, texts = [] }: FormUpload): Promise<void> {
  for (const [at, [, value]] of texts.entries()) await page.locator('input[type=text]').nth(at).fill(value);
  const bytes = media(file.descriptor).bytes(file.start, file.end);
  await page.locator('input[type=file]').setInputFiles({
    name: file.filename,
    mimeType: file.type,
    buffer: Buffer.from(bytes),
  });
  await page.getByRole('button', { name: 'Upload video' }).click({ noWaitAfter: true });
}

/** In words, what the browser shows. */
async function seenBy(page: Page, visit: Visit): Promise<string> {
  const text = await page.evaluate<string>("document.body?.innerText ?? ''").catch(() => '');
  const words = text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
  const shown = words === '' ? 'shows an empty page' : `shows "${words}"`;
  const answer = visit.statuses.length === 0 ? 'without an answer' : `after HTTP ${visit.statuses.join(', ')}`;
  const remarks = visit.remarks.map((one) => `; it says: ${one}`).join('');
  return `the browser ${visit.isSaved ? 'saves the answer as a file' : shown} ${answer}${remarks}`;
}

/** Opens the page of the form, on a site that is not there. */
async function openForm(page: Page, to: string, { isDiscreet = false, token, texts = [] }: FormUpload): Promise<void> {
  const pattern = `${integrator}/**`;
  await page.route(pattern, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: isDiscreet ? { 'Referrer-Policy': 'no-referrer' } : {},
      body: formPage(to, token, texts),
    }),
  );
  await page.goto(`${integrator}/upload`);
  // Nothing that follows is to pass through here.
  await page.unroute(pattern);
}

/** Goes the whole way of one upload. */
async function travel(context: BrowserContext, to: string, upload: FormUpload, patienceMs: number): Promise<Landing> {
  const { address, presses } = upload;
  const page = await context.newPage();
  await openForm(page, to, upload);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Page.enable');
  const visit = new Visit(context, page, cdp, address.url);
  await send(page, upload);
  const limit = `${Math.round(patienceMs / 1000)} s; see timeouts.answerSeconds`;
  if (!(await visit.until(() => visit.isAnswered, patienceMs)))
    throw new WayLost('target', `no answer to the browser within ${limit}`);
  const settle = async (): Promise<void> => {
    if (await settled(visit, page, cdp, patienceMs)) return;
    throw new WayLost('target', `the browser had not come to rest within ${limit}`);
  };
  await settle();
  const isPressed = !visit.isDone && presses && (await press(page, address.url));
  if (isPressed) await settle();
  if (visit.arrival === undefined && isWarnedOf(to, address.url))
    throw new WayLost(
      'return_url',
      'a browser warns before it sends a form from https to http: see callbacks.publicUrl',
    );
  if (visit.arrival !== undefined) await visit.until(() => visit.hasEnded, patienceMs);
  return {
    hasArrived: visit.arrival !== undefined,
    address: visit.arrival?.url() ?? '',
    statuses: visit.statuses,
    isPressed,
    seen: visit.arrival === undefined ? await seenBy(page, visit) : 'the browser is at return_url',
  };
}

/** @throws WayLost, whatever the browser itself threw */
function unusable(error: unknown): never {
  const message = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
  throw new WayLost('browser', `the browser could not be used: ${message}`);
}

/**
 * A browser in which forms are sent to a target, begun when the first one is.
 * @param start starts the browser
 * @param target its address, without the path of a method
 */
export function openBrowsing(start: () => Promise<Browser>, target: string, route: Route): Browsing {
  const to = `${target.replace(/\/+$/, '')}${paths.redeemUploadToken}`;
  let started: Promise<Browser> | undefined;
  return {
    async upload(upload, { signal, patienceMs }) {
      started ??= start();
      const returnUrl = new URL(upload.address.url);
      const context = await started
        .then((browser) => browser.newContext(wayOf(browser, new URL(target), returnUrl, route)))
        .catch(unusable);
      // What is waited for has limits of its own.
      context.setDefaultTimeout(0);
      let stop = (): void => {};
      const stopped = new Promise<never>((_, reject) => {
        stop = () => reject(signal.reason);
      });
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
      const travelled = travel(context, to, upload, patienceMs);
      // What is left of it when it is stopped fails by itself, as its context is closed.
      travelled.catch(() => {});
      try {
        return await Promise.race([stopped, travelled]);
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof WayLost) throw error;
        return unusable(error);
      } finally {
        signal.removeEventListener('abort', stop);
        await context.close().catch(() => {});
      }
    },
    async close() {
      const browser = await started?.catch(() => undefined);
      await browser?.close();
    },
  };
}
