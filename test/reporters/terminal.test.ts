import { describe, expect, it } from 'vitest';
import type { Output } from '../../reporters/terminal/palette.js';
import { terminalReport } from '../../reporters/terminal/report.js';
import { wrapped } from '../../reporters/terminal/wrap.js';
import { contract, requirements } from '../../src/contract/requirements.js';
import { beginning, printable } from '../../src/printable.js';
import type { Results } from '../../src/results/results.js';
import { assembled, exchange, failed, result } from '../judge/build.js';
import { everything } from './hostile.js';

const plain: Output = { write: () => true };
const terminal: Output = { write: () => true, isTTY: true, columns: 80 };
const esc = '\u001b';

function report(results: Results, output = plain, environment: NodeJS.ProcessEnv = {}): string {
  return terminalReport(results, output, 'upload-contract-report', environment);
}

/** Everything that is no printable text or line feed. */
const control = /[^\P{C}\n\p{Cn}]|[\u2028\u2029]/u;

describe('text of strangers', () => {
  it('becomes one line of printable characters', () => {
    expect(printable('a\r\n\t\u001b[2J\u0000\u202e\ud800\u009b\u2028é😀')).toBe(
      'a\\r\\n\\t\\u{1b}[2J\\u{0}\\u{202e}\\u{d800}\\u{9b}\\u{2028}é😀',
    );
  });

  it('is cut, with its length', () => {
    expect(beginning('x'.repeat(5), 5)).toBe('xxxxx');
    expect(beginning('x'.repeat(6), 5)).toBe('xxxxx… (6 characters)');
  });

  it('is broken at spaces, and within words that are too long', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapped('a 😀😀😀 b', 4)).toEqual(['a 😀', '😀😀', 'b']);
    expect(wrapped('漢字 かな', 9)).toEqual(['漢字 かな']);
    expect(wrapped('漢字 かな', 8)).toEqual(['漢字', 'かな']);
    expect(wrapped('', 4)).toEqual(['']);
    expect(wrapped('abcdef', 4)).toEqual(['abcd', 'ef']);
  });
});

describe('the report for people', () => {
  it('says first what was judged, by what, and how to repeat it', () => {
    const head = report(assembled([result('token.distinct')])).split('\n\n')[0];
    expect(head?.split('\n')).toEqual([
      'upload-contract 0.1.0',
      'target    http://127.0.0.1:9',
      'product   Example Videos 4.2.0',
      `contract  ${contract.revision}`,
      'seed      42 (10 random cases of each property)',
    ]);
  });

  it('counts requirements by area and leaves out what there is none of', () => {
    const results = assembled(
      [result('token.distinct'), failed('token.uses.default'), result('file.name.given', { verdict: 'deferred' })],
      { selected: ['token.publish.bound'] },
    );
    const table = report(results)
      .split('\n\n')[1]
      ?.split('\n')
      .map((line) => line.trim().split(/\s{2,}/));
    expect(table).toEqual([
      ['pass', 'fail', 'deferred', 'untestable'],
      ['token', '1', '1', '·', '1'],
      ['file', '·', '·', '1', '·'],
      ['all', '1', '1', '1', '1'],
      ['3 checks, 1 exchanges, 9.0 s'],
    ]);
  });

  it('tells of a failure its sentence, what came, and how to see it again', () => {
    const check = failed('token.lifetime.granted', {
      name: 'any lifetime is granted',
      counterexample: { minutes: 16 },
      frequency: 'always (3 of 3 tries)',
      exchanges: [exchange({ caller: 'nobody' })],
    });
    const block = report(assembled([check])).split('✗ ')[1] ?? '';
    expect(block.split('\n').slice(0, 15)).toEqual([
      'token.lifetime.granted  must',
      '  A lifetime from 15 to 1440 minutes is granted as asked.',
      '  Source: TwentyThree API: /api/photo/get-upload-token, Parameters,',
      '          valid_minutes',
      '          https://www.twentythree.net/api/photo-get-upload-token',
      '',
      '    check           any lifetime is granted',
      '    expected        180',
      '    got             60',
      '    frequency       always (3 of 3 tries)',
      '    counterexample  {"minutes":16}',
      '    request         GET /api/photo/get-upload-token (1 parameter): 200',
      '    replay          replay/token.lifetime.granted-1.json',
      '    script          replay/token.lifetime.granted-1.sh',
      '',
    ]);
  });

  it('tells the strongest failures first', () => {
    const told = report(assembled([failed('token.unguessable'), failed('token.uses.default')]));
    expect([...told.matchAll(/✗ (\S+)/g)].map(([, id]) => id)).toEqual(['token.uses.default', 'token.unguessable']);
  });

  it('lists every failure at its end, a line each, and the evidence of the first ones', () => {
    const ids = requirements
      .filter(({ untestable }) => untestable === undefined)
      .filter(({ dependsOn }) => dependsOn.length === 0)
      .slice(0, 12);
    const told = report(assembled(ids.map(({ id }) => failed(id, { actual: 'x'.repeat(4000) }))), terminal, {
      NO_COLOR: '1',
    });
    expect(told.match(/✗/g)).toHaveLength(8);
    expect(told).toContain('The evidence of 4 more is in report.html and results.json.');
    const list = /^12 requirements fail \(.*\)\n((?: {2}.*\n){12})\nNot conformant/m.exec(told)?.[1] ?? '';
    for (const { id } of ids) expect(list).toContain(`  ${id}  expected 180, got x`.slice(0, 50));
  });

  it('names a file that was sent by size and hash, never by its bytes', () => {
    const file = { descriptor: { kind: 'png', seed: 1, length: 300 }, start: 0, end: 300, type: 'image/png' } as const;
    const sent = exchange({ method: 'POST', encoding: 'multipart', file: { ...file, filename: 'a.png' } });
    const told = report(assembled([failed('token.uses.default', { exchanges: [sent] })]));
    expect(told.replaceAll(/\s+/g, ' ')).toMatch(/file a\.png, 300 bytes with SHA-256 [0-9a-f]{16}…\): 200/);
    expect(told).not.toContain('base64');
  });

  it('shows two failing checks of a requirement and counts the rest', () => {
    const five = Array.from({ length: 5 }, (_, at) => failed('token.distinct', { name: `number ${at}` }));
    const told = report(assembled(five));
    expect(told.match(/check {11}number/g)).toHaveLength(2);
    expect(told).toContain('and 3 more of its checks');
  });

  it('groups by reason what could not be told', () => {
    const ids = [
      'token.expiry.alive',
      'token.expiry.ended',
      'token.expiry.own',
      'token.expiry.plain',
      'token.expiry.bound',
    ] as const;
    const results = assembled(
      [
        ...ids.map((id) => result(id, { verdict: 'deferred', reason: 'needs a clock' })),
        result('token.user.super', { verdict: 'inconclusive', reason: 'needs super' }),
        failed('token.uses.default'),
      ],
      { expectedFailures: [{ id: 'token.uses.default', reason: 'bug 77' }] },
    );
    const told = report(results);
    expect(told).toMatch(/Deferred\n {4}5 {2}needs a clock\n {7}token\.expiry\.alive, .* and 1 more\n/s);
    expect(told).toMatch(/Inconclusive\n {4}1 {2}needs super\n {7}token\.user\.super\n/);
    expect(told).toMatch(/Waived\n {4}1 {2}bug 77\n {7}token\.uses\.default\n/);
  });

  it('tells stale expectations and errors of the suite', () => {
    const told = report(everything());
    expect(told).toContain('The expected failure "token.gone" names no requirement');
    expect(told).toContain('Internal errors in the suite, which say nothing about the target\n  token.uses.below');
  });

  it.each([
    [assembled([result('token.distinct')]), 'Conformant. 1 requirement passed.'],
    [assembled([failed('token.distinct')]), 'Not conformant. 1 requirement fails: token.distinct.'],
    [assembled([]), 'Could not be judged. Not one requirement passed.'],
  ])('ends with the outcome and where the report lies', (results, sentence) => {
    expect(report(results).split('\n').slice(-3)).toEqual([sentence, 'Report: upload-contract-report', '']);
    expect(terminalReport(results, plain, undefined, {})).toMatch(/\.\n$/);
  });

  it('holds nothing that could drive a terminal, whatever a target sent', () => {
    expect(report(everything())).not.toMatch(control);
    expect(report(everything(), terminal).replaceAll(new RegExp(`${esc}\\[\\d+m`, 'g'), '')).not.toMatch(control);
  });

  it('fits into 80 columns', () => {
    const long = (word: string) =>
      failed('token.distinct', { name: word, expected: word, actual: word, counterexample: word });
    for (const results of [everything(), assembled([long('word '.repeat(400))]), assembled([long('x'.repeat(4000))])]) {
      const lines = report(results, terminal, { NO_COLOR: '1' }).split('\n');
      expect(lines.filter((line) => [...line].length > 80)).toEqual([]);
    }
  });

  it.each<[boolean, Output, NodeJS.ProcessEnv]>([
    [false, plain, {}],
    [true, terminal, {}],
    [false, terminal, { NO_COLOR: '1' }],
    [true, terminal, { NO_COLOR: '' }],
    [true, plain, { FORCE_COLOR: '1' }],
    [false, terminal, { FORCE_COLOR: '0' }],
    [false, plain, { FORCE_COLOR: '1', NO_COLOR: '1' }],
  ])('is coloured: %s', (coloured, output, environment) => {
    expect(report(everything(), output, environment).includes(esc)).toBe(coloured);
  });
});
