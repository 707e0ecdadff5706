import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, startChromium } from '../../src/browser/chromium.js';
import { judgeUploader } from '../../src/uploader/judge.js';
import { assertPage, byPage } from '../../src/uploader/page/page.js';
import { serving } from '../observe/watch.js';

const example = readFileSync(new URL('../../examples/uploader-page/index.html', import.meta.url), 'utf8');
const resumable = readFileSync(createRequire(import.meta.url).resolve('resumablejs'), 'utf8');

/** The form of the documents, which leaves for the server and says nothing itself. */
const form = `<!DOCTYPE html><meta charset="utf-8"><title>Form</title><script>
  const { url, token } = Object.fromEntries(new URLSearchParams(location.search));
  document.write('<form action="' + url + '" method="post" enctype="multipart/form-data">' +
    '<input type="hidden" name="upload_token" value="' + token + '"><input type="file" name="file">' +
    '<input type="submit" value="Upload"></form>');
</script>`;

/** Uploads by fetch, and says nothing. */
const silent = `<!DOCTYPE html><meta charset="utf-8"><title>Fetch</title><input type="file" id="file"><script>
  const { url, token } = Object.fromEntries(new URLSearchParams(location.search));
  file.onchange = () => {
    const body = new FormData();
    body.append('upload_token', token);
    body.append('file', file.files[0]);
    fetch(url, { method: 'POST', body });
  };
</script>`;

function isThere(): boolean {
  try {
    return findChromium(process.env) !== '';
  } catch {
    return false;
  }
}

describe.skipIf(!isThere())('a page in Chromium', { timeout: 120_000 }, () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await startChromium(process.env, process.cwd());
  }, 60_000);
  afterAll(() => browser?.close());

  /** The requirements that a page was judged by, with what was found. */
  async function verdicts(
    html: string,
    selection: readonly string[],
    limitMs = 60_000,
  ): Promise<ReadonlyMap<string, string>> {
    const chromium = browser;
    if (chromium === undefined) throw new Error('the browser is not there yet');
    const { results } = await serving(
      ({ url }, answer) => {
        const isScript = url === '/resumable.js';
        answer.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html' });
        answer.end(isScript ? resumable : html);
      },
      (origin) => {
        const address = `${origin}/?url={url}&token={token}&return_url={return_url}`;
        return judgeUploader({
          ...{ upload: byPage(address, chromium), isPage: true, selection },
          ...{ limitMs, signal: new AbortController().signal, onPlayed: () => {} },
        });
      },
    );
    const found = new Map<string, string>();
    for (const { requirement, verdict } of results)
      if (found.get(requirement) !== 'fail') found.set(requirement, verdict);
    return found;
  }
  const failures = (found: ReadonlyMap<string, string>): string[] =>
    [...found].flatMap(([requirement, verdict]) => (verdict === 'fail' ? [requirement] : []));

  it('is not blamed where it keeps the documents: the example', async () => {
    const selection = ['usual', 'once-201', 'error-message', 'page-fails'];
    const found = await verdicts(example, selection);
    expect(failures(found)).toEqual([]);
    for (const one of ['client.outcome.success', 'client.outcome.error-message', 'client.retry.success'])
      expect(found.get(one), one).toBe('pass');
  });

  it.each([
    ['client.outcome.error-message', 'error-message', (html: string) => html.replace('message !== undefined', 'false')],
    ['client.outcome.success', 'usual', (html: string) => html.replace("say('done'", "say('failed'")],
    [
      'client.chunk.total',
      'usual',
      (html: string) => html.replace('upload_token: token', 'upload_token: token, resumableTotalSize: 1'),
    ],
    ['client.retry.success', 'once-201', (html: string) => html.replace('chunks.forEach(onlyTakes200);', '')],
    ['client.retry.status', 'once-503', (html: string) => html.replace('[500]', '[500, 503]')],
  ])('fails %s in the scenario %s', async (requirement, scenario, spoil) => {
    const spoiled = spoil(example);
    expect(spoiled).not.toBe(example);
    expect(failures(await verdicts(spoiled, [scenario]))).toContain(requirement);
  });

  it('is judged by its requests alone where it says nothing: a form', async () => {
    const found = await verdicts(form, ['usual', 'error-message', 'long-callback', 'name-scripts']);
    expect(failures(found)).toEqual([]);
    expect(found.get('client.upload.arrives')).toBe('pass');
    expect(found.has('client.outcome.success')).toBe(false);
    // Without a charset browsers send names in windows-1252.
    expect(failures(await verdicts(form.replace('<meta charset="utf-8">', ''), ['name-scripts']))).toEqual([
      'client.file.name',
    ]);
  });

  it('may pass over a file of no bytes without a word', async () => {
    const choosy = silent.replace('const body', 'if (file.files[0].size === 0) return;\n    const body');
    expect(choosy).not.toBe(silent);
    expect(failures(await verdicts(choosy, ['usual', 'empty'], 15_000))).toEqual([]);
  });

  it('is over where it is quiet after an answer', async () => {
    const found = await verdicts(silent, ['usual', 'refused']);
    expect(failures(found)).toEqual([]);
    expect(found.get('client.upload.arrives')).toBe('pass');
  });

  it('is no page where it has no place for a file', async () => {
    const chromium = browser;
    if (chromium === undefined) throw new Error('the browser is not there yet');
    const found = await judgeUploader({
      ...{ upload: byPage('http://127.0.0.1:9/?url={url}&token={token}', chromium), isPage: true, selection: [] },
      ...{ limitMs: 60_000, signal: new AbortController().signal, onPlayed: () => {} },
    });
    expect(found.endedBy).toMatch(/the page sent nothing to \{url\}; it wrote: .*ERR_/);
  });
});

describe('what a page needs', () => {
  it('is named where Chromium is missing', () => {
    expect(() => findChromium({ PATH: '/nowhere' })).toThrow('apt-get install chromium');
    expect(() => findChromium({ CHROMIUM: '/nowhere/chromium' })).toThrow('CHROMIUM is set to /nowhere/chromium');
  });

  it.each([
    ['http://127.0.0.1/?url={url}', 'has to hold {token}'],
    ['http://127.0.0.1/?token={token}', 'has to hold {url}'],
    ['index.html?url={url}&token={token}', 'is not an address'],
  ])('%s', (address, message) => {
    expect(() => assertPage(address)).toThrow(message);
  });
});
