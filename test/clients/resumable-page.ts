import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { serving } from '../observe/watch.js';
import { type Bench, picture } from './bench.js';
import type { InPage } from './chromium.js';

const { resolve } = createRequire(import.meta.url);

/** The releases of Resumable.js that npm has. */
const releases = { '1.1.0': 'resumablejs/resumable.js', '1.0.2': 'resumablejs-1.0/resumable.js' } as const;
export type Release = keyof typeof releases;

const html = `<!DOCTYPE html><title>Uploader</title><input type="file" id="file"><script src="/resumable.js"></script>
<script>
  window.events = [];
  window.begin = ({ identifier, ...options }) => {
    if (identifier !== undefined) options.generateUniqueIdentifier = () => identifier;
    window.uploader = new Resumable(options);
    uploader.assignBrowse(document.getElementById('file'));
    uploader.on('fileAdded', () => uploader.upload());
    for (const name of ['fileSuccess', 'fileError', 'fileRetry', 'complete', 'pause'])
      uploader.on(name, (...words) => events.push(name + ' ' + (typeof words[1] === 'string' ? words[1] : '')));
  };
</script>`;

/** Where the page stands: at the target itself, or at an application of another origin. */
export type Place = 'same origin' | 'other origin';

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

export interface Uploading {
  readonly release: Release;
  readonly place: Place;
  readonly token: string;
  readonly file?: { name: string; mimeType: string; buffer: Buffer };
  /** Options of Resumable.js, and an `identifier` that every file gets. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Done in the page once the upload is under way. */
  readonly meanwhile?: (page: Page) => Promise<void>;
}

/** Uploads a file by Resumable.js. @returns the events of the uploader, in their order */
export async function upload(inPage: InPage, { url }: Bench, uploading: Uploading): Promise<string[]> {
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
