import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { serving } from '../observe/watch.js';
import { type Bench, notes, onBench, picture } from './bench.js';
import { describeInChromium, type InPage } from './chromium.js';

const { resolve } = createRequire(import.meta.url);

/** The releases of Resumable.js that npm has. */
const releases = { '1.1.0': 'resumablejs/resumable.js', '1.0.2': 'resumablejs-1.0/resumable.js' } as const;
type Release = keyof typeof releases;

const html = `<!DOCTYPE html><title>Uploader</title><input type="file" id="file"><script src="/resumable.js"></script>
<script>
  window.events = [];
  window.begin = (options) => {
    window.uploader = new Resumable(options);
    uploader.assignBrowse(document.getElementById('file'));
    uploader.on('fileAdded', () => uploader.upload());
    for (const name of ['fileSuccess', 'fileError', 'fileRetry', 'complete', 'pause'])
      uploader.on(name, (...words) => events.push(name + ' ' + (typeof words[1] === 'string' ? words[1] : '')));
  };
</script>`;

/** Where the page stands: at the target itself, or at an application of another origin. */
type Place = 'same origin' | 'other origin';

/** Runs something with an application of its own origin that serves the page. */
async function withApplication<T>(release: Release, act: (origin: string) => Promise<T>): Promise<T> {
  const script = readFileSync(resolve(releases[release]), 'utf8');
  return serving(({ url }, answer) => {
    const isScript = url === '/resumable.js';
    answer.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html' });
    answer.end(isScript ? script : html);
  }, act);
}

/** Opens a page with a release of Resumable.js, at the application or as if the target itself served it. */
async function open(page: Page, application: string, url: string, place: Place): Promise<void> {
  if (place === 'other origin') return void (await page.goto(`${application}/uploader.html`));
  for (const path of ['/uploader.html', '/resumable.js'])
    await page.route(url + path, async (route) =>
      route.fulfill({ response: await route.fetch({ url: application + path }) }),
    );
  await page.goto(`${url}/uploader.html`);
}

interface Uploading {
  readonly release: Release;
  readonly place: Place;
  readonly token: string;
  readonly file?: { name: string; mimeType: string; buffer: Buffer };
  /** Options of Resumable.js. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Done in the page once the upload is under way. */
  readonly meanwhile?: (page: Page) => Promise<void>;
}

/** Uploads a file by Resumable.js. @returns the events of the uploader, in their order */
async function upload(inPage: InPage, { url }: Bench, uploading: Uploading): Promise<string[]> {
  const { release, place, token, file = picture(3500), options = {}, meanwhile } = uploading;
  return withApplication(release, (application) =>
    inPage(async (page) => {
      await open(page, application, url, place);
      const all = {
        target: `${url}/api/photo/redeem-upload-token`,
        query: { upload_token: token },
        chunkSize: 1000,
        chunkRetryInterval: 50,
        ...options,
      };
      await page.evaluate(`begin(${JSON.stringify(all)})`);
      await page.locator('#file').setInputFiles(file);
      await meanwhile?.(page);
      await page.waitForFunction('events.some((one) => /^(complete|fileError)/.test(one))');
      return page.evaluate<string[]>('events');
    }),
  );
}

/** What the uploader says of a success: the answer that it handles last, of several at once not always the outcome. */
const success = /^fileSuccess/;
const outcome = /^fileSuccess The file was uploaded/;

describeInChromium('Resumable.js', (inPage) => {
  const kinds = (['1.1.0', '1.0.2'] as const).flatMap((release) =>
    (['other origin', 'same origin'] as const).map((place) => ({ release, place })),
  );

  describe.each(kinds)('$release in a page of $place', ({ release, place }) => {
    // What one release does at one place, the others do too: there a sample is enough for every day.
    const isWhole = process.env.CLIENTS === 'all' || (release === '1.1.0' && place === 'other origin');
    const uploads: readonly [name: string, options: Readonly<Record<string, unknown>>, trouble?: string][] = [
      ['by default, which asks for chunks first and sends three at once', {}],
      ['without asking first', { testChunks: false }],
      ['one chunk after the other', { simultaneousUploads: 1 }],
      ['with a short last chunk', { forceChunkSize: true }],
      ['as a single chunk', { chunkSize: 2000 }],
      ['when a chunk is answered 503', { testChunks: false }, 'chunk2:503*2'],
      ['when an answer to the last chunk is lost', { testChunks: false, simultaneousUploads: 1 }, 'last:lost'],
      ['when a connection is reset', { testChunks: false }, 'chunk1:reset'],
    ];
    it.each(isWhole ? uploads : uploads.filter(([, , trouble], at) => at === 0 || trouble === 'last:lost'))(
      'uploads %s',
      (_, options, trouble) =>
        onBench(async (bench) => {
          const token = await bench.issue({ max_uploads: '3' });
          const events = await upload(inPage, bench, { release, place, token, options });
          const said = options.simultaneousUploads === 1 ? outcome : success;
          expect(
            events.find((one) => said.test(one)),
            events.join('; '),
          ).toBeDefined();
          const { tokens, photos } = await bench.state();
          expect(photos.map(({ size }) => size).filter((size) => size > 0)).toEqual([3500]);
          expect(tokens[0]?.usesLeft).toBe(2);
          expect(bench.broken()).toEqual([]);
        }, trouble),
    );

    it.runIf(isWhole)('goes on after a pause', () =>
      onBench(async (bench) => {
        const token = await bench.issue({ max_uploads: '3' });
        const meanwhile = async (page: Page): Promise<void> => {
          await page.waitForFunction('uploader.progress() > 0');
          await page.evaluate('uploader.pause()');
          await page.evaluate('uploader.upload()');
        };
        const file = picture(12_500);
        const events = await upload(inPage, bench, { release, place, token, file, meanwhile });
        expect(
          events.find((one) => success.test(one)),
          events.join('; '),
        ).toBeDefined();
        expect((await bench.state()).photos.map(({ size }) => size).filter((size) => size > 0)).toEqual([12_500]);
        expect(bench.broken()).toEqual([]);
      }),
    );

    it.runIf(isWhole || release === '1.0.2')('gets the outcome line of a token with background_return_p=1', () =>
      onBench(async (bench) => {
        const token = await bench.issue({ return_url: `${bench.url}/callback`, background_return_p: '1' });
        const options = { simultaneousUploads: 1 };
        const events = await upload(inPage, bench, { release, place, token, options });
        expect(events.find((one) => success.test(one))).toMatch(/^fileSuccess ok 127\.0\.0\.1 \d+ \d+ \S+ http/);
        expect(bench.broken()).toEqual([]);
      }),
    );

    it.runIf(isWhole)('gives a file up that is not supported', () =>
      onBench(async (bench) => {
        const token = await bench.issue();
        const events = await upload(inPage, bench, {
          release,
          place,
          token,
          file: notes,
          options: { testChunks: false },
        });
        expect(events.some((one) => one.startsWith('fileError'))).toBe(true);
        expect(bench.broken()).toEqual([]);
      }),
    );

    it.runIf(isWhole)('gives up under a consumed token, as far as it is set up to', () =>
      onBench(async (bench) => {
        const token = await bench.issue({ return_url: 'http://app.example.com/' });
        const form = new FormData();
        form.append('upload_token', token);
        form.append('file', new File([Uint8Array.from(picture(300).buffer)], 'photo.png'));
        const path = '/api/photo/redeem-upload-token';
        await fetch(bench.url + path, { method: 'POST', body: form, redirect: 'manual' });
        const options = { testChunks: false, maxChunkRetries: 2 };
        const events = await upload(inPage, bench, { release, place, token, options });
        expect(events.some((one) => one.startsWith('fileError'))).toBe(true);
        expect((await bench.state()).photos.filter(({ size }) => size > 0)).toHaveLength(1);
        expect(bench.broken()).toEqual([]);
      }),
    );
  });
});
