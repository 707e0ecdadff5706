import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { expect, it } from 'vitest';
import { htmlComparison } from '../../reporters/compare/html/render.js';
import { compare } from '../../src/compare/compare.js';
import { describeInBrowser } from '../html/browser.js';
import { fixture } from '../html/fixture.js';
import { type Ending, resultsOf, sources } from './build.js';
import { hostileSources } from './hostile.js';

const usual = { failOn: 'must', strict: false } as const;
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const endings: readonly Ending[] = ['pass', 'fail', 'waived', 'hidden', 'deferred', 'not-applicable', 'pass', 'fail'];
const pages = {
  'two runs': htmlComparison(
    compare(sources(fixture({ size: 1, trouble: false }), fixture({ size: 1, seed: 43 })), usual),
  ),
  'eight runs': htmlComparison(
    compare(sources(...endings.map((one) => resultsOf({ 'token.distinct': one, 'token.echo.tags': 'pass' }))), usual),
  ),
};

describeInBrowser('a comparison in a browser', (open) => {
  const looks = Object.entries(pages).flatMap(([name, html]) =>
    [360, 1280].flatMap((width) =>
      (['light', 'dark'] as const).map((colorScheme) => ({ name, html, width, colorScheme })),
    ),
  );
  it.each(looks)('is accessible and fits: $name at $width pixels, $colorScheme', async (look) => {
    const { html, width, colorScheme } = look;
    const { page, context, complaints } = await open(html, { viewport: { width, height: 800 }, colorScheme });
    const details = page.locator('details');
    expect(await details.locator('table').isVisible()).toBe(false);
    // By the keyboard and without any script.
    await details.locator('> summary').press('Enter');
    expect(await details.locator('table').isVisible()).toBe(true);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    expect(complaints).toEqual([]);
    await page.evaluate(source);
    const found = await page.evaluate<axe.AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)).toEqual([]);
    await context.close();
  });

  it('runs and loads nothing of what the files say, and stays in shape', async () => {
    const html = htmlComparison(compare(hostileSources(), usual));
    const { page, context, complaints } = await open(html, { viewport: { width: 360, height: 800 } });
    await page.locator('details > summary').click();
    expect(await page.evaluate('window.planted')).toBeUndefined();
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
