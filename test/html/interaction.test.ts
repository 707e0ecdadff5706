import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { renderHtml } from '../../reporters/html/render.js';
import { requirements } from '../../src/contract/requirements.js';
import { describeInBrowser } from './browser.js';
import { fixture } from './fixture.js';

const results = fixture({ size: 1 });
const html = renderHtml(results);

/** The requirements that can be found on the page, by their ids. */
function found(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('.requirement'))
      .filter((one) => !one.hidden)
      .map(({ id }) => id),
  );
}

function having(test: (one: (typeof results.requirements)[number]) => boolean): string[] {
  return results.requirements.filter(test).map(({ id }) => id);
}

describeInBrowser('the HTML report in use', (open) => {
  const wide = { viewport: { width: 1280, height: 900 } };

  it('is filtered by verdict, level, operation and text, and says how many are left', async () => {
    const { page, context, complaints } = await open(html, wide);
    const said = page.locator('.filters output');
    const both = (ids: string[]): string[] => [...ids].sort();

    await page.getByLabel('Level').selectOption('should');
    expect(both(await found(page))).toEqual(both(having(({ level }) => level === 'should')));
    await page.getByLabel('Operation').selectOption('uploadFile');
    const chosen = having(({ level, operation }) => level === 'should' && operation === 'uploadFile');
    expect(both(await found(page))).toEqual(both(chosen));
    expect(await said.textContent()).toBe(`${chosen.length} of ${requirements.length} requirements`);

    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForFunction(() => document.querySelector('output')?.textContent?.includes(' of ') === false);
    expect(await said.textContent()).toBe(`${requirements.length} requirements`);
    expect(await found(page)).toHaveLength(requirements.length);

    await page.getByRole('checkbox', { name: 'deferred' }).check();
    await page.getByRole('checkbox', { name: 'waived' }).check();
    expect(both(await found(page))).toEqual(['token.expiry.maximum', 'token.not-sequential']);
    expect(await page.locator('#failures').isVisible()).toBe(false);
    expect(await page.locator('#area-chunk').isVisible()).toBe(false);
    expect(await page.locator('[id="token.expiry.maximum"] > summary').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Show all' }).click();

    await page.getByLabel('Text').fill('UCVALUE 😀');
    expect(await found(page)).toEqual(['callback.extras.utf-8']);
    await page.getByLabel('Text').fill('zzqq is nowhere');
    expect(await found(page)).toEqual([]);
    expect(await said.textContent()).toBe(`0 of ${requirements.length} requirements`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps filters in its address, beside the linked requirement', async () => {
    const { page, context, complaints } = await open(html, wide);
    await page.getByLabel('Level').selectOption('should');
    await page.getByLabel('Text').fill('a b');
    await page.getByRole('checkbox', { name: 'deferred' }).check();
    expect(new URL(page.url()).hash).toBe('#?text=a+b&standing=deferred&level=should');
    await page.evaluate(() => location.assign('#failures'));
    await page.waitForFunction(() => location.hash === '#failures?text=a+b&standing=deferred&level=should');
    const shown = await found(page);
    await page.reload();
    expect(await page.getByLabel('Level').inputValue()).toBe('should');
    expect(await page.getByLabel('Text').inputValue()).toBe('a b');
    expect(await found(page)).toEqual(shown);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForFunction(() => location.hash === '#failures');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is used by the keyboard alone, also on a phone', async () => {
    const { page, context } = await open(html, { viewport: { width: 360, height: 780 } });
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const at = document.activeElement;
        return at?.getAttribute('name') ?? at?.id ?? '';
      });
    const onText = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

    await page.keyboard.press('Tab');
    expect(await onText()).toBe('Skip to the verdicts');
    const failing = await page.locator('.failing a').allTextContents();
    for (const id of failing) {
      await page.keyboard.press('Tab');
      expect(await onText()).toBe(id);
    }
    const links: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      await page.keyboard.press('Tab');
      links.push(await onText());
    }
    expect(links).toEqual(['What fails', 'The contract', 'The observed profile', 'The run', 'Filter the requirements']);

    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('text');
    await page.keyboard.type('history');
    expect(await found(page)).toContain('redeem.history');
    expect((await found(page)).length).toBeLessThan(10);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('standing');
    await page.keyboard.press('Space');
    expect(await found(page)).toEqual(['redeem.history']);

    await page.evaluate(() => document.querySelector<HTMLElement>('.skip')?.focus());
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('main');
    await page.keyboard.press('Tab');
    expect(await onText()).toContain('fail');
    expect(await page.locator('[id="redeem.history"]').getAttribute('open')).not.toBeNull();
    await page.keyboard.press('Enter');
    expect(await page.locator('[id="redeem.history"]').getAttribute('open')).toBeNull();
    await context.close();
  });

  it('shows where the focus is', async () => {
    const { page, context } = await open(html, wide);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const at = document.activeElement;
      return at === null ? '' : getComputedStyle(at).outlineStyle;
    });
    expect(outline).toBe('solid');
    await context.close();
  });

  it('puts commands into the clipboard as they stand', async () => {
    const { page, context, complaints } = await open(html, {
      ...wide,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const failure = results.requirements.find(({ id }) => id === 'redeem.history');
    const command = page.locator('[id="redeem.history"] [data-copy]');
    await command.first().getByRole('button').focus();
    await page.keyboard.press('Enter');
    await command.first().getByText('copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(failure?.checks[0]?.curl);
    await command.last().getByRole('button').click();
    await command.last().getByText('copied').waitFor();
    const replay = await page.evaluate(() => navigator.clipboard.readText());
    expect(replay).toBe('upload-contract replay replay/redeem.history-1.json');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('selects a command where the clipboard is out of reach', async () => {
    const { page, context } = await open(html, wide);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
      document.execCommand = () => false;
    });
    const command = page.locator('[id="redeem.history"] [data-copy]').last();
    await command.getByRole('button').click();
    await command.getByText('selected: copy it with the keyboard').waitFor();
    const selected = await page.evaluate(() => getSelection()?.toString());
    expect(selected).toBe('upload-contract replay replay/redeem.history-1.json');
    await context.close();
  });

  it('unfolds what a link leads to', async () => {
    const { page, context } = await open(html, { ...wide, hash: '#chunk.bad-token' });
    const target = page.locator('[id="chunk.bad-token"]');
    expect(await target.locator('> .proof').isVisible()).toBe(true);
    await page.locator('nav a[href="#area-file"]').click();
    const first = page.locator('#area-file .requirement').first();
    await expect.poll(() => first.isVisible()).toBe(true);
    await context.close();
  });
});
