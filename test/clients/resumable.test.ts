import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { notes, onBench, picture } from './bench.js';
import { describeInChromium } from './chromium.js';
import { upload } from './resumable-page.js';

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
