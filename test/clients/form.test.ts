import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { ReceivedCall } from '../../src/catcher/call.js';
import { startCatcher } from '../../src/catcher/catcher.js';
import { serving } from '../observe/watch.js';
import { type Bench, notes, onBench, picture } from './bench.js';
import { describeInChromium, type InPage } from './chromium.js';

/** The form of the documents, on a page of the integrator's own. */
function html(target: string, token: string): string {
  return `<!DOCTYPE html><title>Upload</title>
<form action="${target}/api/photo/redeem-upload-token" method="post" enctype="multipart/form-data">
  <input type="hidden" name="upload_token" value="${token}" />
  <input type="file" name="file" />
  <input type="submit" value="Upload video" />
</form>`;
}

interface Uploaded {
  readonly calls: readonly ReceivedCall[];
  /** What the browser shows in the end. */
  readonly shown: string;
}

/** Uploads a file by the form, to where the callback leads. */
async function upload(
  inPage: InPage,
  bench: Bench,
  file: { name: string; mimeType: string; buffer: Buffer } | undefined,
  values: Readonly<Record<string, string>> = {},
): Promise<Uploaded> {
  const calls: ReceivedCall[] = [];
  const catcher = await startCatcher({ takeAll: true, onCall: async (call) => void calls.push(call) });
  try {
    const token = await bench.issue({ return_url: `${catcher.localUrl}/upload/callback?theme=green`, ...values });
    const shown = await serving(
      (_message, answer) => void answer.end(html(bench.url, token)),
      (application) =>
        inPage(async (page: Page) => {
          await page.goto(application);
          if (file !== undefined) await page.locator('[name=file]').setInputFiles(file);
          await page.getByRole('button', { name: 'Upload video' }).click();
          await page.waitForURL(/upload\/callback/);
          return page.url();
        }),
    );
    return { calls: calls.filter(({ url }) => url.startsWith('/upload/callback')), shown };
  } finally {
    await catcher.close();
  }
}

const value = ({ parameters }: ReceivedCall, name: string): string | undefined =>
  parameters.find(([one]) => one === name)?.[1];

describeInChromium("the documents' own form", (inPage) => {
  it.each(['photo.png', 'blåbær og jordbær.png', '東京 "1".png'])('brings the browser to return_url: %s', (name) =>
    onBench(async (bench) => {
      const { calls, shown } = await upload(inPage, bench, picture(2000, name));
      expect(calls).toHaveLength(1);
      const [call] = calls;
      expect(call?.method).toBe('GET');
      for (const one of ['domain', 'upload_token', 'photo_id', 'tree_id', 'token'])
        expect(call && value(call, one), one).toBeTruthy();
      expect(call && value(call, 'theme')).toBe('green');
      expect(shown).toContain('photo_id=');
      expect(bench.broken()).toEqual([]);
    }),
  );

  it.each([
    ['a file that is not supported', notes],
    ['no file', undefined],
  ])('brings an error_message there: %s', (_, file) =>
    onBench(async (bench) => {
      const { calls } = await upload(inPage, bench, file);
      expect(calls).toHaveLength(1);
      expect(calls[0] && value(calls[0], 'error_message')).toBeTruthy();
      expect(calls[0] && value(calls[0], 'photo_id')).toBeUndefined();
      expect(bench.broken()).toEqual([]);
    }),
  );

  it('posts a callback that is too long for an address', () =>
    onBench(async (bench) => {
      const about = 'long '.repeat(400);
      const { calls } = await upload(inPage, bench, picture(2000), { about });
      expect(calls.map(({ method }) => method)).toEqual(['POST']);
      expect(calls[0] && value(calls[0], 'about')).toBe(about);
      expect(bench.broken()).toEqual([]);
    }));
});
