import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../reporters/html/render.js';
import { script } from '../../reporters/html/script.js';
import { styles } from '../../reporters/html/styles/styles.js';
import type { Results } from '../../src/results/results.js';
import { abridged, fixture } from './fixture.js';
import { attribute, type Element, elements, shown, textOf } from './parsed.js';
import { plant } from './plant.js';

/** Words of ours that decide how something is shown. */
const words = ['verdict', 'level', 'basis', 'outcome', 'operation', 'caller', 'encoding', 'source', 'kind'];

/** Words so short that no field has to cut them. */
const short = ' <i>&amp;';

const results = abridged(fixture({ size: 1 }));
const harmless = new Set(elements(renderHtml(results)).map(({ tagName }) => tagName));

/** A copy with a name of its own making where results have open names. */
function oddlyNamed(planted: Results): Results {
  const name = '<script>window.planted = 6</script>';
  const evidence = 'of the configuration';
  return {
    ...planted,
    capabilities: { ...planted.capabilities, [name]: { present: true, source: 'declared', evidence } },
  };
}

/** What no page may hold, whatever it was made of. */
function assertHarmless(page: string): void {
  const all = elements(page);
  const named = (name: string): Element[] => all.filter(({ tagName }) => tagName === name);
  expect([...new Set(all.map(({ tagName }) => tagName))].filter((name) => !harmless.has(name))).toEqual([]);
  expect(named('script').map(textOf)).toEqual([script]);
  expect(named('style').map(textOf)).toEqual([styles]);
  expect(named('meta')).toHaveLength(5);
  expect(named('title')).toHaveLength(1 + named('svg').filter((one) => attribute(one, 'role')).length);
  const names = new Set(all.flatMap(({ attrs }) => attrs.map(({ name }) => name)));
  expect([...names].filter((name) => /^on|^src|^style$|action$|^xlink/.test(name))).toEqual([]);
  const links = all.flatMap((one) => attribute(one, 'href') ?? []);
  expect(links.filter((link) => !/^#[\w.-]*$/.test(link))).toEqual([]);
  expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
}

describe('poison in the results', { timeout: 30_000 }, () => {
  it('is nothing but text in every field that a target, a configuration or a suite fills', () => {
    const { results: poisoned } = plant(results, words);
    assertHarmless(renderHtml(oddlyNamed(poisoned)));
  });

  it('is nothing but text even where only words of ours should stand', () => {
    const { results: poisoned } = plant(results, []);
    assertHarmless(renderHtml(oddlyNamed(poisoned)));
  });

  it('is shown: nothing that was recorded is kept back', () => {
    const { results: poisoned, fields } = plant(results, words, short);
    const seen = new Set(shown(elements(renderHtml(poisoned))).match(/planted\d+x/g));
    const missing = new Set<string>();
    const present = new Set<string>();
    for (const [word, field] of fields) (seen.has(word) ? present : missing).add(field);
    expect([...missing].filter((field) => !present.has(field)).sort()).toEqual([
      // Words of our own, which the sentence of the outcome says in full.
      'notJudged.why',
      // The links say where a requirement comes from.
      'requirements.sources.key',
      'run.finishedAt',
      'schema',
    ]);
  });

  it('does not make a page larger than 10 MB, however much of it there is', () => {
    const large = fixture({ size: 3 });
    const bloated: Results = {
      ...large,
      requirements: large.requirements.map((requirement) => ({
        ...requirement,
        reason: '\u0000<'.repeat(2000),
        checks: requirement.checks.map((check) => ({
          ...check,
          ...{ verdict: 'fail', expected: '\u202ea'.repeat(2000), actual: '漢'.repeat(4000), curl: '&'.repeat(50_000) },
          exchanges: check.exchanges.map((one) => ({
            ...one,
            request: { ...one.request, url: '漢'.repeat(60_000) },
            ...(one.response === undefined
              ? {}
              : { response: { ...one.response, body: { size: 4096, text: '\u0000<'.repeat(2048) } } }),
          })),
        })),
      })),
      created: Array.from({ length: 5000 }, () => ({ kind: 'file' as const, id: '\u0000<'.repeat(2000) })),
    };
    const size = Buffer.byteLength(renderHtml(bloated));
    expect(size).toBeGreaterThan(5e6);
    expect(size).toBeLessThan(10e6);
  });
});
