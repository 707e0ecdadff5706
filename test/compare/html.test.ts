import { describe, expect, it } from 'vitest';
import { htmlComparison } from '../../reporters/compare/html/render.js';
import { styles } from '../../reporters/compare/html/styles.js';
import { compare } from '../../src/compare/compare.js';
import type { Source, Yardstick } from '../../src/compare/comparison.js';
import type { Results } from '../../src/results/results.js';
import { fixture } from '../html/fixture.js';
import { attribute, type Element, elements, having, shown, textOf } from '../html/parsed.js';
import { resultsOf, sources } from './build.js';
import { hostileSources } from './hostile.js';

const usual: Yardstick = { failOn: 'must', strict: false };

function page(all: readonly Source[]): string {
  return htmlComparison(compare(all, usual));
}

function named(all: readonly Element[], name: string): Element[] {
  return all.filter(({ tagName }) => tagName === name);
}

function texts(all: readonly Element[]): string[] {
  return all.map((one) => textOf(one).trim());
}

const before = resultsOf(
  { 'token.distinct': 'pass', 'token.echo.tags': 'fail', 'token.echo.title': 'pass' },
  { product: { name: 'Videos', version: '4.1.0' } },
);
const after = resultsOf(
  { 'token.distinct': 'fail', 'token.echo.tags': 'pass', 'token.echo.title': 'pass' },
  { run: { id: 'r2', seed: 7 } },
);

describe('the comparison as a page', () => {
  const all = elements(page(sources(before, after)));

  it('says the outcome first, and why', () => {
    expect(texts(named(all, 'title').slice(0, 1))).toEqual(['Regression: Videos 4.1.0, Videos 4.2.0']);
    expect(texts(named(all, 'h1'))).toEqual(['Regression']);
    expect(texts(having(all, 'because'))).toEqual(['1 regression: token.distinct (broke).']);
    expect(texts(having(all, 'notice'))[0]).toContain('The seeds differ');
  });

  it.each<[string, readonly Results[]]>([
    ['No regression', [before, before]],
    ['Could not be judged', [before, resultsOf({ 'token.unguessable': 'pass' })]],
  ])('says: %s', (title, runs) => {
    expect(texts(named(elements(page(sources(...runs))), 'h1'))).toEqual([title]);
  });

  it('holds the runs, what changed, and every requirement as tables with headers and captions', () => {
    const captions = texts(named(all, 'caption'));
    expect(captions).toEqual([
      'The runs, each compared with the one before it',
      'Requirements that changed, regressions first',
      'Every requirement',
    ]);
    expect(named(all, 'table')).toHaveLength(3);
    const scopes = named(all, 'th').map((one) => attribute(one, 'scope'));
    expect(new Set(scopes)).toEqual(new Set(['col', 'row']));
    // Two runs; two changed requirements; three in all.
    expect(scopes.filter((scope) => scope === 'row')).toHaveLength(2 + 2 + 3);
    expect(texts(having(all, 'change'))).toEqual(['broke', 'fixed', 'broke', 'fixed']);
  });

  it('tells of what broke the check and what it came to before', () => {
    const [finding, ...more] = having(all, 'finding');
    expect(more).toEqual([]);
    if (finding === undefined) throw new Error('nothing broke');
    expect(textOf(finding)).toContain('does what it says (passed before)expected 180, got 60');
  });

  it('says that nothing changed', () => {
    const same = elements(page(sources(before, before)));
    expect(shown(same)).toContain('No requirement changed');
    expect(having(same, 'finding')).toEqual([]);
    expect(texts(named(same, 'caption'))).not.toContain('Requirements that changed, regressions first');
  });

  it('is nothing but text where a stranger could speak, and nothing on it runs', () => {
    const poisoned = page(hostileSources());
    const found = elements(poisoned);
    const harmless = new Set(
      [...elements(page(sources(fixture({ size: 1, trouble: false }), fixture({ size: 1 }))))].map(
        ({ tagName }) => tagName,
      ),
    );
    // What cannot be seen is spelled out as a mark.
    expect([...new Set(found.map(({ tagName }) => tagName))].filter((name) => !harmless.has(name))).toEqual(['mark']);
    expect(named(found, 'script')).toEqual([]);
    expect(texts(named(found, 'style'))).toEqual([styles.trim()]);
    expect(named(found, 'meta')).toHaveLength(5);
    const names = new Set(found.flatMap(({ attrs }) => attrs.map(({ name }) => name)));
    expect([...names].filter((name) => /^on|^src|^style$|action$|^xlink/.test(name))).toEqual([]);
    expect(found.flatMap((one) => attribute(one, 'href') ?? [])).toEqual(['#main']);
    expect(poisoned.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(poisoned).toContain('&lt;script>window.planted = 1');
  });

  it('may run no script at all, by its own policy', () => {
    const policy = named(all, 'meta').flatMap((one) => attribute(one, 'content') ?? []);
    expect(policy.join(' ')).toMatch(/default-src 'none'; style-src 'sha256-[^']+'; base-uri/);
    expect(policy.join(' ')).not.toContain('script-src');
  });
});
