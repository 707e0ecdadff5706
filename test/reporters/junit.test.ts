import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { junit } from '../../reporters/junit/junit.js';
import type { Results } from '../../src/results/results.js';
import { loadSuites } from '../../src/run/suites.js';
import { assembled, failed, result } from '../judge/build.js';
import { everything } from './hostile.js';

interface Element {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Element[];
  text: string;
}

/** Reads a document with a strict parser, which throws at the first thing that is not well-formed. */
function parsed(results: Results): Element {
  const [file, ...more] = junit(results);
  if (file === undefined || more.length > 0) throw new Error('one file was expected');
  expect(file.path).toBe('junit.xml');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.write(file.content).close();
  const [document] = root.children;
  if (document === undefined) throw new Error('the document is empty');
  return document;
}

function all(element: Element, name: string): Element[] {
  return element.children.flatMap((one) => [...(one.name === name ? [one] : []), ...all(one, name)]);
}

function endingOf(results: Results, id: string): Element | undefined {
  return all(parsed(results), 'testcase').find((one) => one.attributes.classname === id)?.children[0];
}

/**
 * What the schema of the xUnit plugin of Jenkins (junit-10.xsd) allows, of which GitLab reads a part: the name, classname
 * and time of a testcase, and the text of failure, error and skipped.
 */
const problem = { required: [], optional: ['type', 'message'], children: [] };
const accepted: Readonly<Record<string, Record<'required' | 'optional' | 'children', readonly string[]>>> = {
  testsuites: { required: [], optional: ['name', 'time', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { required: [], optional: [], children: ['property'] },
  property: { required: ['name', 'value'], optional: [], children: [] },
  testcase: {
    required: ['name'],
    optional: ['time', 'classname', 'group'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  failure: problem,
  error: problem,
  skipped: problem,
};

const must = 'token.distinct';
const should = 'token.unguessable';

describe('junit.xml', () => {
  it('is well-formed, whatever a target sent, and counts what it holds', () => {
    const document = parsed(everything());
    expect(document.name).toBe('testsuites');
    for (const suite of [document, ...all(document, 'testsuite')]) {
      for (const [attribute, name] of [
        ['tests', 'testcase'],
        ['failures', 'failure'],
        ['errors', 'error'],
        ['skipped', 'skipped'],
      ] as const) {
        if (suite.name === 'testsuites' && attribute === 'skipped') continue;
        expect(suite.attributes[attribute], `${suite.attributes.name} ${attribute}`).toBe(
          String(all(suite, name).length),
        );
      }
    }
  });

  it('has only elements and attributes that build servers accept', () => {
    const check = (element: Element): void => {
      const allowed = accepted[element.name];
      expect(allowed, `<${element.name}>`).toBeDefined();
      if (allowed === undefined) return;
      expect(allowed.children).toEqual(expect.arrayContaining(element.children.map(({ name }) => name)));
      expect([...allowed.required, ...allowed.optional]).toEqual(
        expect.arrayContaining(Object.keys(element.attributes)),
      );
      expect(Object.keys(element.attributes)).toEqual(expect.arrayContaining([...allowed.required]));
      if (element.attributes.time !== undefined) expect(element.attributes.time).toMatch(/^\d+\.\d{3}$/);
      element.children.forEach(check);
    };
    check(parsed(everything()));
  });

  it('tells GitLab every test apart, and why it failed', async () => {
    // GitLab keeps one test of those that are alike in these three, and shows the text of a problem, not its message.
    const keys = (await loadSuites()).map(({ suite, requirement, name }) => `${suite}_${requirement}_${name}`);
    expect(new Set(keys).size).toBe(keys.length);
    const problems = ['failure', 'error'].flatMap((name) => all(parsed(everything()), name));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter(({ text }) => text.trim() === '')).toEqual([]);
    // Its parser converts what has one of these types instead of reading it as text, and gives up at the first two.
    const converted = ['yaml', 'symbol', 'file', 'array', 'integer', 'float', 'decimal', 'boolean', 'date', 'datetime'];
    expect(problems.filter(({ attributes }) => converted.includes(attributes.type ?? ''))).toEqual([]);
  });

  it('has a suite for each theme and a test for each check, by requirement and name', () => {
    const results = assembled([
      result(must, { name: 'one', suite: 'tokens/issue', duration: 1500 }),
      result(must, { name: 'two', suite: 'tokens/issue' }),
      result(should, { name: 'true', suite: 'tokens/look' }),
    ]);
    const suites = all(parsed(results), 'testsuite').map((suite) => [
      suite.attributes.name,
      ...all(suite, 'testcase').map(
        ({ attributes }) => `${attributes.classname} ${attributes.name} ${attributes.time}`,
      ),
    ]);
    expect(suites.slice(1)).toEqual([
      ['tokens/issue', `${must} one 1.500`, `${must} two 0.001`],
      ['tokens/look', `${should} true 0.001`],
    ]);
  });

  it('tells seed, target and contract with every suite', () => {
    const results = assembled([result(must)]);
    for (const suite of all(parsed(results), 'testsuite')) {
      const told = Object.fromEntries(
        all(suite, 'property').map(({ attributes }) => [attributes.name, attributes.value]),
      );
      expect(told).toMatchObject({
        ...{ seed: '42', target: 'http://127.0.0.1:9', run: 'r1', outcome: 'conformant' },
        ...{ 'contract.revision': results.contract.revision, 'contract.digest': results.contract.digest },
      });
    }
  });

  it('tells of a failure what was expected, what came, and how to see it again', () => {
    const results = assembled([failed(must, { counterexample: { minutes: 15 }, frequency: 'always (3 of 3 tries)' })]);
    const failure = endingOf(results, must);
    expect(failure).toMatchObject({ name: 'failure', attributes: { message: 'expected 180, got 60', type: 'must' } });
    const { text = '' } = failure ?? {};
    expect(text).toContain(results.requirements[0]?.text);
    expect(text).toContain('expected: 180\ngot: 60\nfrequency: always (3 of 3 tries)\ncounterexample: {"minutes":15}');
    expect(text).toContain(
      'source: TwentyThree API: Browser-based uploads, section 2: https://www.twentythree.com/api/browser-based-uploads\n',
    );
    expect(text).toContain(results.requirements[0]?.checks[0]?.curl);
    expect(text).toContain(`replay/${must}-1.json`);
  });

  it.each(['not-applicable', 'deferred', 'inconclusive'] as const)('skips what is %s, with the reason', (verdict) => {
    const ending = endingOf(assembled([result(must, { verdict, reason: 'no "clock"' })]), must);
    expect(ending).toMatchObject({ name: 'skipped', attributes: { message: `${verdict}: no "clock"` } });
  });

  it('skips what is waived and what is below the level, and says so', () => {
    const waived = assembled([failed(must)], { expectedFailures: [{ id: must, reason: 'bug 77' }] });
    expect(endingOf(waived, must)?.attributes.message).toBe('waived: bug 77: expected 180, got 60');
    expect(endingOf(assembled([failed(should)]), should)?.attributes.message).toBe(
      'fails, which is below the level must: expected 180, got 60',
    );
    const { run } = assembled([]);
    const strict = { ...assembled([failed(should)]), run: { ...run, failOn: 'should' as const } };
    expect(endingOf(strict, should)?.name).toBe('failure');
  });

  it('tells an error of the suite as an error', () => {
    const broken = result(must, {
      verdict: 'inconclusive',
      reason: 'internal error in the suite',
      harnessError: 'TypeError: x',
    });
    expect(endingOf(assembled([broken]), must)).toMatchObject({ name: 'error', text: 'TypeError: x' });
  });

  it('tells that a run was cut short even where something failed', () => {
    const [first] = all(parsed(assembled([failed(must)], { interrupted: true })), 'testcase');
    expect(first?.attributes.name).toBe('the run could be judged');
    expect(first?.children[0]?.name).toBe('error');
  });

  it.each<[string, Results, boolean]>([
    ['a conformant run', assembled([result(must), failed(should)]), false],
    ['a nonconformant run', assembled([failed(must)]), true],
    ['a run that was cut short', assembled([result(must)], { planned: [result(must), result(should)] }), true],
    ['a run without any check', assembled([]), true],
    ['a stale expectation', assembled([result(must)], { expectedFailures: [{ id: must, reason: 'x' }] }), true],
    [
      'an error outside of any check',
      assembled([result(must)], { harnessErrors: [{ check: 'runner', message: 'x' }] }),
      true,
    ],
  ])('of %s is red: as the exit status says', (_what, results, red) => {
    const { failures, errors } = parsed(results).attributes;
    expect(Number(failures) + Number(errors) > 0).toBe(red);
    expect(results.outcome === 'conformant').toBe(!red);
  });
});
