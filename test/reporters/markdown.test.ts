import { describe, expect, it } from 'vitest';
import { markdown } from '../../reporters/markdown/markdown.js';
import { block, code, link, words } from '../../reporters/markdown/safe.js';
import { requirements } from '../../src/contract/requirements.js';
import { citations } from '../../src/contract/sources.js';
import type { Results } from '../../src/results/results.js';
import { fixture } from '../html/fixture.js';
import { plant } from '../html/plant.js';
import { assembled, failed, result } from '../judge/build.js';
import { everything } from './hostile.js';

/** What somebody would send who wants a comment to load something, call somebody, or read otherwise than it is. */
const attack = [
  '<img src=x onerror=alert(1)> </details> <!-- &lt;b&gt;',
  '@octocat someone@example.com #12 octo/repo#3 GH-4',
  'https://evil.example/ ftp://evil.example _www.evil.example ![x](https://evil.example/p.png) [y](//evil.example) [z]: //e',
  '` `` ``` ```` ~~~ ~~~~ **bold** __bold__ ~~x~~ | a | b | $x$ \\',
  '\n```\n# heading\n> quote\n- item\n| a | b |\n|--|--|\n<script>alert(1)</script>\n',
].join(' ');

function text(results: Results): string {
  const [file, ...more] = markdown(results);
  if (file === undefined || more.length > 0) throw new Error('one file was expected');
  expect(file.path).toBe('summary.md');
  return file.content;
}

/** Takes blocks of code out, by the rule of CommonMark: a block ends at a line of as many backticks as it began with. */
function withoutBlocks(content: string): string[] {
  const left: string[] = [];
  let open: string | undefined;
  for (const line of content.split('\n')) {
    const fence = /^(`{3,})(?:text|sh)?$/.exec(line)?.[1];
    if (open === undefined && fence !== undefined) open = fence;
    else if (open === undefined) left.push(line);
    else if (/^`+$/.test(line) && line.length >= open.length) open = undefined;
  }
  expect(open).toBeUndefined();
  return left;
}

/** Takes code out of a line, by the rule of CommonMark: it ends at the next run of as many backticks. */
function withoutCode(line: string): string {
  return line.replaceAll(/(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
}

const addresses = new Set(requirements.flatMap(citations).map(({ url }) => url));

/** Leaves of the links to the sources of the contract, which are ours, only their words. */
function withoutOurLinks(line: string): string {
  const link = /(?<!\\)\[((?:\\.|[^\\\]])*)\]\(<([^<>]*)>\)/g;
  return line.replaceAll(link, (all, told: string, url: string) => (addresses.has(url) ? told : all));
}

/** Everything that GitHub reads as more than characters. */
function read(content: string): string[] {
  return withoutBlocks(content)
    .map(withoutCode)
    .map(withoutOurLinks)
    .filter((line) => !/^(?:<details><summary>[\w ]+<\/summary>|<\/details>)$/.test(line));
}

const lively: readonly [string, RegExp][] = [
  ['an element or an entity', /(?<!\\)[<&]/],
  ['a link or an image', /(?<!\\)[[\]]/],
  ['an address', /:\/\/|www\./i],
  ['a mention or a mail address', /@(?!\u200b)/],
  ['a reference', /(?<!#)#\w|GH-\d/],
  ['code', /(?<!\\)`/],
  ['a formula', /(?<!\\)\$/],
];

const must = 'token.distinct';

describe('summary.md', () => {
  it.each([
    ['that a target sent', everything()],
    [
      'of results from anywhere',
      plant(fixture(), ['schema', 'startedAt', 'finishedAt', 'outcome', 'verdict', 'level'], attack).results,
    ],
  ])('makes nothing of any text %s but characters', (_what, results) => {
    const lines = read(text(results));
    expect(lines.length).toBeGreaterThan(30);
    for (const [what, pattern] of lively)
      expect(
        lines.filter((line) => pattern.test(line)),
        what,
      ).toEqual([]);
    // What may begin a line is ours, so that no text begins a heading, a list, a table or a quotation of its own.
    for (const line of lines)
      expect(line).toMatch(
        /^(?:$|#{2,3} |- |\| |\|:--|\*\*|Outcome: |Check: |Expected:$|Got:$|Smallest |Again, |And |The request is)/,
      );
  });

  it.each([
    ['javascript:alert(1)', 'a, 1'],
    ['no address', 'a, 1'],
    ['https://evil.example/?q=>) <script> \\', '[a, 1](<https://evil.example/?q=%3E)%20%3Cscript%3E%20%5C>)'],
  ])('makes a link of %s only if it is an address of the web, which nothing in it ends', (url, expected) => {
    expect(link('a, 1', url)).toBe(expected);
  });

  it('would be found lively without all this', () => {
    for (const [what, pattern] of lively) expect(attack, what).toMatch(pattern);
    expect(read('a `<b>` <b>\n```\n<i>\n```\n<u>').join('|')).toBe('a  <b>|<u>');
  });

  it('tells the outcome, the counts and each failure with its request', () => {
    const content = text(
      assembled([
        failed(must, { expected: 'a\nb', counterexample: { minutes: 15 }, frequency: 'always (3 of 3 tries)' }),
        result('token.uses.granted'),
        result('file.readback.bytes', { verdict: 'deferred', reason: 'no clock' }),
      ]),
    );
    expect(content).toMatch(/^## ❌ Not conformant\n\nOutcome: 1 requirement fails: token\.distinct\.\n/);
    expect(content).toContain('| token | 1 | 1 | · |\n| file | · | · | 1 |\n| all | 1 | 1 | 1 |');
    expect(content).toContain(requirements.find(({ id }) => id === must)?.text.split(/[`@<_*[]/)[0]);
    expect(content).toContain(
      '([TwentyThree API: Browser-based uploads, section 2](<https://www.twentythree.com/api/browser-based-uploads>))',
    );
    expect(content).toContain('Expected:\n\n```text\na\nb\n```\n\nGot:\n\n```text\n60\n```');
    expect(content).toContain('```text\n{"minutes":15}\n```');
    expect(content).toMatch(/<details><summary>[^<]+<\/summary>\n\n```sh\n[^`]*curl -sS [^`]*\n```\n\n<\/details>/);
    expect(content).toContain('### Deferred\n\n- 1 because: no clock: ` file.readback.bytes `');
  });

  it.each([
    ['✅ Conformant', assembled([result(must)])],
    ['❔ Could not be judged', assembled([])],
  ])('begins with the outcome: %s', (title, results) => {
    expect(text(results).split('\n')[0]).toBe(`## ${title}`);
  });

  it('stays below 60 KB, with a line for each failure and the evidence of as many as fit', () => {
    const ids = requirements.filter((one) => one.dependsOn.length === 0).map(({ id }) => id);
    const long = { expected: '`'.repeat(600), actual: '\u001b'.repeat(600) };
    const all = text(assembled(ids.map((id) => failed(id, long))));
    expect(ids.length).toBeGreaterThan(100);
    expect(Buffer.byteLength(all)).toBeLessThan(60_000);
    expect(Buffer.byteLength(all)).toBeGreaterThan(40_000);
    const told = ids.filter((id) => all.includes(`### \` ${id} \``));
    const left = /\*\*(\d+) of \d+ failures\*\* are left out here: see report\.html\./.exec(all)?.[1] ?? '0';
    expect(told.length + Number(left)).toBe(ids.length);
    expect(told.length).toBeGreaterThan(5);
    const listed = ids.filter(
      (id) => all.includes(`\n- must \` ${id} \`: `) || all.includes(`\n- should \` ${id} \`: `),
    );
    const more = /\n- and (\d+) more: see report\.html/.exec(all)?.[1] ?? '0';
    expect(listed.length).toBeGreaterThan(50);
    expect(all).toContain(`### ${listed.length + Number(more)} requirements fail (`);
    expect(all.indexOf('requirements fail (')).toBeLessThan(all.indexOf('| Area |'));
  });

  it('stays below 60 KB whatever a target sent, wherever', () => {
    const failing = requirements.slice(0, 60).map(({ id }) => failed(id, { exchanges: [] }));
    const spared = ['schema', 'startedAt', 'finishedAt', 'outcome', 'verdict', 'level', 'id'];
    const { results } = plant(assembled(failing), spared, '\u001b@<`|'.repeat(4000));
    expect(Buffer.byteLength(text(results))).toBeLessThan(60_000);
  });
});

describe('a text', () => {
  it('as words has its markup escaped and its links broken', () => {
    expect(words('a *b* `c` <d> | @e #1 http://f')).toBe(
      'a \\*b\\* \\`c\\` \\<d\\> \\| @\u200be \\#\u200b1 http:\u200b//f',
    );
    expect(words('two\nlines \u202e')).toBe('two\\\\nlines \\\\u{202e}');
  });

  it('as code is fenced by more backticks than it holds', () => {
    expect(code('a')).toBe('` a `');
    expect(code('a ``` b')).toBe('```` a ``` b ````');
    expect(block('a', 'sh')).toBe('```sh\na\n```');
    expect(block('a\n````\nb', 'text')).toBe('`````text\na\n````\nb\n`````');
  });
});
