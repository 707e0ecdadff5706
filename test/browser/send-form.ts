import type { RequestListener } from 'node:http';
import type { Browser } from 'playwright-core';
import type { FormUpload, Landing } from '../../src/browser/browsing.js';
import { startChromium } from '../../src/browser/chromium.js';
import { openBrowsing } from '../../src/browser/open.js';
import { type CallbackAddress, startCatcher } from '../../src/catcher/catcher.js';
import { directRoute } from '../../src/client/route.js';
import { browserState } from '../../src/run/browser-state.js';
import { files } from '../../suites/check/files.js';
import { serving } from '../observe/watch.js';

/** Whether forms can be sent on this machine; says so where they cannot. */
export async function hasBrowser(): Promise<boolean> {
  const wanted = { capabilities: { browser: true }, headers: {} };
  const { present, evidence } = await browserState(wanted, process.env, process.cwd());
  if (!present) console.warn(`SKIPPED: ${evidence}`);
  return present;
}

interface Limits {
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
}

const photo = files('run1', 1).photo();

let started: Promise<Browser> | undefined;

/** One browser for all tests of a file, which closes it when it is through; the next file begins another. */
export async function closeBrowser(): Promise<void> {
  const browser = await started;
  started = undefined;
  await browser?.close();
}

/** Sends the form to a target, and ends up wherever its answer leads. */
export async function upload(
  target: string,
  address: CallbackAddress,
  wish: Partial<FormUpload> = {},
  limits: Limits = {},
): Promise<Landing> {
  const start = (): Promise<Browser> => {
    started ??= startChromium(process.env, process.cwd());
    return started;
  };
  return openBrowsing(start, target, directRoute).upload(
    { token: 'abc', file: photo, address, presses: true, ...wish },
    { patienceMs: 60_000, signal: new AbortController().signal, ...limits },
  );
}

/** The same, to a target that answers as told. */
export async function answered(
  answer: (returnUrl: string) => RequestListener,
  wish: Partial<FormUpload> = {},
  limits: Limits = {},
): Promise<{ readonly landing: Landing; readonly address: CallbackAddress }> {
  const catcher = await startCatcher();
  try {
    const address = catcher.address();
    const landing = await serving(answer(address.url), (target) => upload(target, address, wish, limits));
    return { landing, address };
  } finally {
    await catcher.close();
  }
}

/** Answers every request with a page. */
export function html(body: string, headers: Record<string, string | string[]> = {}): RequestListener {
  return (request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(body);
    });
  };
}

/** A page with a form that posts to return_url. */
export function form(returnUrl: string, inside: string): string {
  return `<!DOCTYPE html><title>Back</title><form method="post" action="${returnUrl}">${inside}</form>`;
}
