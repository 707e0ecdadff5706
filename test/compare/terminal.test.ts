import { describe, expect, it } from 'vitest';
import { terminalComparison } from '../../reporters/compare/terminal.js';
import type { Output } from '../../reporters/terminal/palette.js';
import { compare } from '../../src/compare/compare.js';
import type { Source, Yardstick } from '../../src/compare/comparison.js';
import { contract } from '../../src/contract/requirements.js';
import { fixture } from '../html/fixture.js';
import { failed } from '../judge/build.js';
import { type Ending, ran, resultsOf, sources } from './build.js';
import { hostileSources } from './hostile.js';

const usual: Yardstick = { failOn: 'must', strict: false };
const plain: Output = { write: () => {}, isTTY: false, columns: 80 };
const terminal: Output = { ...plain, isTTY: true };
const esc = '\u001b';

function shown(all: readonly Source[], more: { readonly all?: boolean; readonly yardstick?: Yardstick } = {}): string {
  const { all: everything = false, yardstick = usual } = more;
  return terminalComparison(compare(all, yardstick), plain, { all: everything, environment: {} });
}

const before = resultsOf(
  { 'token.distinct': 'pass', 'token.unguessable': 'fail', 'token.echo.tags': 'pass', 'token.echo.title': 'pass' },
  { product: { name: 'Videos', version: '4.1.0' } },
);
const after = resultsOf(
  { 'token.distinct': 'fail', 'token.unguessable': 'pass', 'token.echo.tags': 'deferred', 'token.echo.title': 'pass' },
  { run: { id: 'r2', seed: 7 } },
);

describe('the comparison for people', () => {
  it('tells the runs, what to know, the counts, the changes, the rule and the outcome, in this order', () => {
    const blocks = shown(sources(before, after)).split('\n\n');
    expect(blocks.map((one) => one.split('\n')[0])).toEqual([
      '2 runs, each compared with the one before it',
      '! The seeds differ: 42 (Videos 4.1.0) and 7 (Videos 4.2.0). A verdict may have',
      '   pass  fail  deferred',
      'requirement        level   1       2',
      '✕ token.distinct  must',
      'No longer tested',
      'A regression is a requirement of level must that passed and now fails (broke),',
      'Regression. 1 regression: token.distinct (broke).',
    ]);
    expect(blocks[0]?.split('\n').slice(1)).toEqual([
      `1  Videos 4.1.0, conformant, contract ${contract.revision}, seed 42, 2026-05-01, 1.json`,
      `2  Videos 4.2.0, nonconformant, contract ${contract.revision}, seed 7, 2026-05-01, 2.json`,
    ]);
    expect(blocks[2]?.split('\n').slice(1)).toEqual([
      '1     3     1         ·',
      '2     2     1         1',
      '2  1 broke, 1 no longer tested, 1 fixed',
    ]);
  });

  it('shows the requirements that changed, and all when asked to', () => {
    const table = (all: boolean): string[] =>
      (shown(sources(before, after), { all }).split('\n\n')[3] ?? '').split('\n').slice(1);
    expect(table(false)).toEqual([
      'token.distinct     must    ✓ pass  ✕ fail, broke',
      'token.echo.tags    must    ✓ pass  … deferred, no longer tested',
      'token.unguessable  should  ✕ fail  ✓ pass, fixed',
    ]);
    expect(table(true)).toContain('token.echo.title   must    ✓ pass  ✓ pass');
    expect(table(true)).toHaveLength(4);
  });

  it('tells of what broke its sentence, the check and why', () => {
    expect(shown(sources(before, after)).split('\n\n')[4]?.split('\n')).toEqual([
      '✕ token.distinct  must',
      expect.stringMatching(/^ {2}\S/),
      '  Source: TwentyThree API: Browser-based uploads, section 2',
      '          https://www.twentythree.com/api/browser-based-uploads',
      '    change  broke in Videos 4.2.0, against Videos 4.1.0',
      '    check   does what it says (passed before)',
      '    got     expected 180, got 60',
    ]);
  });

  it('tells of a failure behind another one which that is', () => {
    const hidden = shown(sources(before, resultsOf({ 'token.distinct': 'hidden' })));
    expect(hidden).toContain('    got     depends on token.issue.xml\n');
  });

  it('tells of a failure that is expected all the same what broke', () => {
    const told = shown(sources(before, resultsOf({ 'token.distinct': 'waived' })));
    expect(told).toContain('~ token.distinct  must');
    expect(told).toContain('    check   does what it says (passed before)\n    got     expected 180, got 60\n');
  });

  it('shows three failing checks and counts the rest', () => {
    const five = Array.from({ length: 5 }, (_, at) => failed('token.distinct', { name: `number ${at}` }));
    const told = shown(sources(before, ran(five)));
    expect(told.match(/check {3}number/g)).toHaveLength(3);
    expect(told).toContain('and 2 more of its checks');
  });

  it('says in one line that nothing changed', () => {
    const told = shown(sources(before, before));
    expect(told).toContain('No requirement changed');
    expect(told).not.toContain('requirement        level');
    expect(told).toMatch(/No regression\. Nothing changed\.\n$/);
  });

  it('says by which rule it judged', () => {
    const rule = (yardstick: Yardstick): string => shown(sources(before, after), { yardstick }).replaceAll('\n', ' ');
    expect(rule({ failOn: 'should', strict: true })).toContain('of level must or should that passed');
    expect(rule({ failOn: 'should', strict: true })).toContain('Strict: also one that passed and is no longer tested.');
    expect(rule(usual)).toContain('Expected failures, what is no longer tested, and what is newly tested');
  });

  it('goes by signs, and says what they mean, where words do not fit', () => {
    const endings: readonly Ending[] = ['pass', 'fail', 'deferred', 'fail', 'pass', 'waived', 'inconclusive'];
    const told = shown(sources(...endings.map((ending) => resultsOf({ 'token.distinct': ending }))));
    expect(told).toMatch(
      /token\.distinct +must +✓ +✕ broke +… no longer tested +✕ newly tested +✓ fixed +~ broke +\? no longer tested\n/,
    );
    expect(told).toContain('✓ pass, ✕ fail, … deferred, ~ waived, ? inconclusive\n');
  });

  it('fits into 80 columns, but for tables of many runs and for addresses, which stay whole', () => {
    const runs = [fixture({ size: 1, trouble: false }), fixture({ size: 1, seed: 43 })];
    const lines = shown(sources(...runs), { all: true }).split('\n');
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.filter((line) => [...line].length > 80 && !/^ +https:\/\/\S+$/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.endsWith(' '))).toEqual([]);
  });

  it('holds nothing that could drive a terminal, whatever the files say', () => {
    const control = /[^\P{C}\n\p{Cn}]|[\u2028\u2029]/u;
    const comparison = compare(hostileSources(), usual);
    const told = terminalComparison(comparison, terminal, { all: true, environment: {} });
    expect(told.length).toBeGreaterThan(20_000);
    expect(told.replaceAll(new RegExp(`${esc}\\[\\d+m`, 'g'), '')).not.toMatch(control);
  });

  it.each<[boolean, Output, NodeJS.ProcessEnv]>([
    [false, plain, {}],
    [true, terminal, {}],
    [false, terminal, { NO_COLOR: '1' }],
    [true, plain, { FORCE_COLOR: '1' }],
  ])('is coloured: %s', (coloured, output, environment) => {
    const told = terminalComparison(compare(sources(before, after), usual), output, { environment });
    expect(told.includes(esc)).toBe(coloured);
  });
});
