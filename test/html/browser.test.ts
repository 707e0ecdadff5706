import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { renderHtml } from '../../reporters/html/render.js';
import { requirements } from '../../src/contract/requirements.js';
import { describeInBrowser } from './browser.js';
import { abridged, fixture } from './fixture.js';
import { plant } from './plant.js';

const results = abridged(fixture({ size: 1 }));
const html = renderHtml(results);
const widths = [360, 768, 1280];
const schemes = ['light', 'dark'] as const;
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Unfolds one thing of every kind, so that it is looked at. */
function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    const all = (selector: string): void => {
      for (const one of Array.from(document.querySelectorAll<HTMLDetailsElement>(selector))) one.open = true;
    };
    all('.filters details, #run details, .area:first-of-type, .area:last-of-type');
    all('.area:first-of-type .requirement, .area:first-of-type .check, .area:first-of-type .steps details');
  });
}

/** What axe finds, each in a line. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const found = await page.evaluate<axe.AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html: node, failureSummary }) => `${id}: ${node} ${failureSummary}`),
  );
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

describeInBrowser('the HTML report in a browser', (open) => {
  const looks = widths.flatMap((width) => schemes.map((colorScheme) => ({ width, colorScheme })));
  it.each(looks)('is accessible and fits at $width pixels, $colorScheme', async ({ width, colorScheme }) => {
    const { page, context, complaints } = await open(html, { viewport: { width, height: 800 }, colorScheme });
    expect(await overflow(page)).toBe(0);
    await unfold(page);
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('opens a run of more than 2,000 exchanges', async () => {
    const { page, context, complaints } = await open(renderHtml(fixture()));
    expect(await page.locator('.requirement').count()).toBe(requirements.length);
    expect(await page.locator('#failures .compared').first().isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('runs and loads nothing of what a target sent, and stays in shape', async () => {
    const spared = ['verdict', 'level', 'basis', 'outcome', 'operation', 'id'];
    const poisoned = renderHtml(plant(results, spared).results);
    const { page, context, complaints } = await open(poisoned, { viewport: { width: 360, height: 800 } });
    await page.evaluate(() => {
      for (const one of Array.from(document.querySelectorAll('details'))) one.open = true;
    });
    expect(await page.evaluate('window.planted')).toBeUndefined();
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('can be read without JavaScript', async () => {
    const { page, context } = await open(html, { javaScriptEnabled: false });
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.locator('#failures .compared').count()).toBe(8);
    for (const one of await page.locator('#failures .compared').all()) expect(await one.isVisible()).toBe(true);
    expect(await page.locator('.filters').isVisible()).toBe(false);
    const area = page.locator('#area-token');
    await area.locator('> summary').click();
    expect(await area.locator('.requirement .sentence').first().isVisible()).toBe(true);
    await context.close();
  });

  it('has every failure and every sentence on paper, on at most 12 pages', async () => {
    const { page, context } = await open(html);
    const sentence = page.locator('#area-chunk .requirement .sentence').first();
    const step = page.locator('#failures .exchange').first();
    expect([await sentence.isVisible(), await step.isVisible()]).toEqual([false, false]);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect([await sentence.isVisible(), await step.isVisible()]).toEqual([true, false]);
    expect(await page.locator('.failing li').first().isVisible()).toBe(true);
    expect(await page.locator('aside').isVisible()).toBe(false);
    const colours = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return [backgroundColor, color];
    });
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.length).toBeLessThanOrEqual(12);
    await context.close();
  });

  it('jumps to a linked requirement at once', async () => {
    const { page, context } = await open(html);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
    await context.close();
  });

  it('shows the failures on the first screen of a phone', async () => {
    const { page, context } = await open(html, { viewport: { width: 360, height: 640 } });
    const first = await page.locator('.failing li').first().boundingBox();
    expect(first?.y).toBeLessThan(560);
    await context.close();
  });
});
