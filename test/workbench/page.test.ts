import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { expect, it } from 'vitest';
import { startReference } from '../../reference/server/server.js';
import { describeInChromium } from '../clients/chromium.js';
import { photo } from '../reference/client.js';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A picture of so many bytes. */
const picture = (bytes: number) => ({
  name: 'photo.png',
  mimeType: 'image/png',
  buffer: Buffer.concat([photo, Buffer.alloc(bytes - photo.length)]),
});

async function withPage<T>(trouble: string | undefined, act: (url: string) => Promise<T>): Promise<T> {
  const reference = await startReference({ workbench: { page: true, ...(trouble === undefined ? {} : { trouble }) } });
  try {
    return await act(reference.url);
  } finally {
    await reference.close();
  }
}

describeInChromium('the page of the workbench', (inPage) => {
  it.each([360, 1280])('makes a token, uploads both ways and shows what happened, %i pixels wide', (width) =>
    withPage('chunk2:503', (url) =>
      inPage(
        async (page) => {
          const complaints: string[] = [];
          page.on('pageerror', (error) => complaints.push(error.message));
          await page.goto(url);
          await page.getByRole('button', { name: 'Get a token' }).click();
          await page.getByText('For 3 uploads within 180 minutes').waitFor();
          await page.locator('[name=chunked]').setInputFiles(picture(5000));
          await page.locator('[name=size]').selectOption('1024');
          await page.getByRole('button', { name: 'Upload in chunks' }).click();
          await page.getByText('4 chunks sent: sent on to return_url').waitFor();
          await page.getByText('→ 503 Trouble made on purpose').waitFor();
          await page.getByText('2 of 3 uses left').waitFor();
          await page.getByText(/photo \d+, 5000 bytes/).waitFor();
          await page.evaluate(source);
          const { violations } = await page.evaluate<axe.AxeResults>(
            'axe.run(document, { resultTypes: ["violations"] })',
          );
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
          expect(
            await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
          ).toBe(0);
          await page.locator('[name=file]').setInputFiles(picture(300));
          await page.getByRole('button', { name: 'Upload', exact: true }).click();
          await page.getByRole('heading', { name: 'Returned to the application' }).waitFor();
          expect(await page.getByRole('row', { name: /photo_id/ }).count()).toBe(1);
          expect(complaints).toEqual([]);
        },
        { width, height: 800 },
      ),
    ),
  );

  it('stops at 500, which says that the file is not supported', () =>
    withPage(undefined, (url) =>
      inPage(async (page) => {
        await page.goto(url);
        await page.getByRole('button', { name: 'Get a token' }).click();
        await page.getByText('For 3 uploads').waitFor();
        await page
          .locator('[name=chunked]')
          .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.alloc(3000, 'text ') });
        await page.locator('[name=size]').selectOption('1024');
        await page.getByRole('button', { name: 'Upload in chunks' }).click();
        await page.getByText('Stopped: the file is not supported').waitFor();
      }),
    ));
});
