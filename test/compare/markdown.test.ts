import { describe, expect, it } from 'vitest';
import { markdownComparison } from '../../reporters/compare/markdown.js';
import { compare } from '../../src/compare/compare.js';
import type { Source, Yardstick } from '../../src/compare/comparison.js';
import { contract, requirements } from '../../src/contract/requirements.js';
import type { Results } from '../../src/results/results.js';
import { failed, result } from '../judge/build.js';
import { ran, resultsOf, sources } from './build.js';
import { hostileSources } from './hostile.js';

const usual: Yardstick = { failOn: 'must', strict: false };

function shown(all: readonly Source[], more: { readonly all?: boolean } = {}): string {
  return markdownComparison(compare(all, usual), more);
}

const before = resultsOf(
  { 'token.distinct': 'pass', 'token.echo.tags': 'pass', 'token.echo.title': 'pass' },
  { product: { name: 'Videos', version: '4.1.0' } },
);
const after = resultsOf(
  { 'token.distinct': 'fail', 'token.echo.tags': 'deferred', 'token.echo.title': 'pass' },
  { run: { id: 'r2', seed: 7 } },
);

/** Takes blocks of code out, and code within lines, by the rules of CommonMark. */
function read(content: string): string[] {
  const left: string[] = [];
  let open: string | undefined;
  for (const line of content.split('\n')) {
    const fence = /^(`{3,})(?:text)?$/.exec(line)?.[1];
    if (open === undefined && fence !== undefined) open = fence;
    else if (open === undefined) left.push(line.replaceAll(/(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)/g, ''));
    else if (/^`+$/.test(line) && line.length >= open.length) open = undefined;
  }
  expect(open).toBeUndefined();
  return left;
}

/** What somebody would send who wants a comment to load something, call somebody, or read otherwise than it is. */
const attack = [
  '<img src=x onerror=alert(1)> </details> <!-- &lt;b&gt; @octocat someone@example.com #12 GH-4',
  'https://evil.example/ www.evil.example ![x](https://evil.example/p.png) [y](//evil.example) | a | b | $x$ \\',
  '` `` ``` ```` ~~~~ **bold** \n```\n# heading\n> quote\n- item\n| a | b |\n<script>alert(1)</script>\n',
].join(' ');

describe('the comparison for a pull request', () => {
  it('tells the outcome, what to know, the runs, the changes and what broke', () => {
    const content = shown(sources(before, after));
    expect(content).toMatch(/^## ❌ Regression\n\nOutcome: 1 regression: token\.distinct \(broke\)\.\n/);
    expect(content).toContain('- Note: The seeds differ: 42 (Videos 4.1.0) and 7 (Videos 4.2.0).');
    expect(content).toContain('| Run | Outcome | Contract | Seed | pass | fail | deferred | Changes |');
    expect(content).toContain(`| Videos 4.1.0 | conformant | ${contract.revision} | 42 | 3 | · | · |  |`);
    expect(content).toContain(`| nonconformant | ${contract.revision} | 7 | 1 | 1 | 1 | 1 broke, 1 no longer tested |`);
    expect(content).toContain('| Requirement | Level | Videos 4.1.0 | Videos 4.2.0 |');
    expect(content).toContain('| token.distinct | must | ✓ pass | ✕ fail, **broke** |');
    expect(content).toContain('Change: **broke** in Videos 4.2.0, against Videos 4.1.0');
    expect(content).toContain('Check: does what it says (passed before)\n\nGot:\n\n```text\nexpected 180, got 60\n```');
    expect(content).toContain('- 1 because: it was deferred: ` token.echo.tags `');
    expect(content).toContain('Rule: A regression is');
  });

  it('shows all requirements when asked to', () => {
    expect(shown(sources(before, after))).not.toContain('| token.echo.title |');
    expect(shown(sources(before, after), { all: true })).toContain('| token.echo.title | must | ✓ pass | ✓ pass |');
  });

  it.each<[string, readonly Results[]]>([
    ['✅ No regression', [before, before]],
    ['❔ Could not be judged', [before, resultsOf({ 'token.unguessable': 'pass' })]],
  ])('begins with the outcome: %s', (title, runs) => {
    expect(shown(sources(...runs)).split('\n')[0]).toBe(`## ${title}`);
  });

  it('makes nothing of any text but characters', () => {
    const lines = read(shown(hostileSources(attack)));
    expect(lines.length).toBeGreaterThan(60);
    for (const pattern of [/(?<!\\)[<&]/, /(?<!\\)[[\]]/, /:\/\/|www\./i, /@(?!\u200b)/, /GH-\d/, /(?<!\\)[`$]/]) {
      expect(attack).toMatch(pattern);
      expect(lines.filter((line) => pattern.test(line))).toEqual([]);
    }
    // What may begin a line is ours, and a row of a table has as many cells as its head.
    for (const line of lines)
      expect(line).toMatch(
        /^(?:$|#{2,3} |- |\| |\|:--|\*\*|Outcome: |Note: |Change: |Check: |Got:$|Reason: |And |Rule: )/,
      );
    const bars = lines.filter((line) => line.startsWith('|')).map((line) => line.match(/(?<!\\)\|/g)?.length);
    expect(new Set(bars).size).toBe(2);
  });

  describe('of much', () => {
    const free = requirements.filter((one) => one.dependsOn.length === 0 && one.untestable === undefined);
    const passing = ran(free.map(({ id }) => result(id)));
    const failing = ran(free.map(({ id }) => failed(id, { reason: '`'.repeat(900) })));
    const many = (count: number): string =>
      shown(sources(...Array.from({ length: count }, (_, at) => (at % 2 === 0 ? passing : failing))));
    const left = (content: string, what: string): number[] =>
      new RegExp(`\\*\\*(\\d+) of (\\d+) ${what}\\*\\* are left out here\\.`).exec(content)?.slice(1).map(Number) ?? [];

    it('stays below 60 KB and counts the failures that it leaves out', () => {
      const content = many(2);
      expect(Buffer.byteLength(content)).toBeLessThan(60_000);
      expect(Buffer.byteLength(content)).toBeGreaterThan(40_000);
      const [unseen, all] = left(content, 'failures');
      expect(all).toBe(free.length);
      expect((content.match(/^### ` /gm)?.length ?? 0) + Number(unseen)).toBe(free.length);
    });

    it('counts the rows of a wide table that it leaves out', () => {
      const content = many(40);
      expect(Buffer.byteLength(content)).toBeLessThan(60_000);
      const seen = content.match(/^\| [a-z0-9.-]+ \| (must|should|may) /gm)?.length ?? 0;
      expect(seen).toBeGreaterThan(5);
      expect(seen + Number(left(content, 'requirements')[0])).toBe(free.length);
    });

    it('leaves out a table that there is no room for at all', () => {
      const product = { name: '`'.repeat(60) };
      const content = shown(
        sources(...Array.from({ length: 300 }, () => ({ ...before, product })), { ...after, product }),
      );
      expect(Buffer.byteLength(content)).toBeLessThan(60_000);
      expect(left(content, 'requirements')).toEqual([2, 2]);
      expect(left(content, 'runs')[1]).toBe(301);
    });
  });

  it('stays below 60 KB whatever the files say', () => {
    expect(Buffer.byteLength(shown(hostileSources('\u001b@<`|'.repeat(400)), { all: true }))).toBeLessThan(60_000);
  });
});
