import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { ctrf } from '../../reporters/ctrf/ctrf.js';
import { uuid } from '../../reporters/ctrf/uuid.js';
import type { Results } from '../../src/results/results.js';
import { assembled, failed, result } from '../judge/build.js';
import { everything } from './hostile.js';

interface Test {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly rawStatus: string;
  readonly message?: string;
  readonly trace?: string;
}

interface Report {
  readonly reportId: string;
  readonly results: { readonly summary: Record<string, number>; readonly tests: readonly Test[] };
}

const text = { type: 'string' };
const whole = { type: 'integer', minimum: 0 };
const id = { type: 'string', format: 'uuid' };

function object(required: Record<string, object>, optional: Record<string, object> = {}): object {
  const properties = { ...required, ...optional, extra: { type: 'object' } };
  return { type: 'object', required: Object.keys(required), properties, additionalProperties: false };
}

const counts = ['tests', 'passed', 'failed', 'skipped', 'pending', 'other', 'start', 'stop'];
const status = { enum: ['passed', 'failed', 'skipped', 'pending', 'other'] };
const test = object(
  { name: { ...text, minLength: 1 }, status, duration: whole },
  {
    ...{ id, message: text, trace: text, rawStatus: text, type: text, start: whole, stop: whole },
    ...{ suite: { type: 'array', minItems: 1, items: text }, tags: { type: 'array', items: text } },
  },
);
const summary = object(Object.fromEntries(counts.map((name) => [name, whole])), { suites: whole, duration: whole });

/** What the published schema says of the fields that stand in a report of this tool. */
const schema = object(
  {
    reportFormat: { const: 'CTRF' },
    specVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
    results: object(
      { tool: object({ name: text }, { version: text }), summary, tests: { type: 'array', items: test } },
      { environment: object({}, { appName: text, appVersion: text }) },
    ),
  },
  { reportId: id, timestamp: { type: 'string', format: 'date-time' }, generatedBy: text },
);

const ajv = new Ajv2020({ strict: true, strictRequired: false });
formats.default(ajv);
const isReport = ajv.compile<Report>(schema);

function report(results: Results): Report {
  const [file, ...more] = ctrf(results);
  if (file === undefined || more.length > 0) throw new Error('one file was expected');
  expect(file.path).toBe('ctrf.json');
  const read: unknown = JSON.parse(file.content);
  if (!isReport(read)) throw new Error(ajv.errorsText(isReport.errors));
  return read;
}

const must = 'token.distinct';
const should = 'token.unguessable';

function testOf(results: Results, requirement: string): Test | undefined {
  return report(results).results.tests.find((one) => one.name.startsWith(`${requirement}:`));
}

describe('ctrf.json', () => {
  it('is a report by the schema, whatever a target sent, and counts what it holds', () => {
    const { summary, tests } = report(everything()).results;
    expect(summary.tests).toBe(tests.length);
    for (const one of ['passed', 'failed', 'skipped', 'pending', 'other'])
      expect(summary[one], one).toBe(tests.filter(({ status }) => status === one).length);
    expect(new Set(tests.map((one) => one.id)).size).toBe(tests.length);
    expect(summary).toMatchObject({ start: 1777629600000, stop: 1777629609000, duration: 9000 });
  });

  it.each([
    ['passed', 'pass', assembled([result(must)])],
    ['failed', 'fail', assembled([failed(must)])],
    ['skipped', 'not-applicable', assembled([result(must, { verdict: 'not-applicable' })])],
    ['pending', 'deferred', assembled([result(must, { verdict: 'deferred' })])],
    ['other', 'inconclusive', assembled([result(must, { verdict: 'inconclusive' })])],
    ['other', 'waived', assembled([failed(must)], { expectedFailures: [{ id: must, reason: 'x' }] })],
  ])('tells as %s what is %s', (status, rawStatus, results) => {
    expect(testOf(results, must)).toMatchObject({ status, rawStatus });
  });

  it('tells a failure below the level as other, with all that is known of it', () => {
    const one = testOf(assembled([failed(should)]), should);
    expect(one).toMatchObject({ status: 'other', rawStatus: 'fail', message: 'expected 180, got 60' });
    expect(one?.trace).toMatch(/^expected: 180\ngot: 60\nreplay: .*\ncurl: (?:#.*\n)*curl -sS /);
  });

  it('names a test the same in every run', () => {
    const first = testOf(assembled([result(must)]), must)?.id;
    const later = testOf(assembled([failed(should), failed(must)]), must)?.id;
    expect(first).toBe(later);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuid('a')).not.toBe(uuid('b'));
  });

  it.each<[string, Results, boolean]>([
    ['a conformant run', assembled([result(must), failed(should)]), false],
    ['a nonconformant run', assembled([failed(must)]), true],
    ['a run that was cut short', assembled([result(must)], { planned: [result(must), result(should)] }), true],
    ['a run without any check', assembled([]), true],
    ['a stale expectation', assembled([result(must)], { expectedFailures: [{ id: must, reason: 'x' }] }), true],
    ['an error of the suite', assembled([result(must)], { harnessErrors: [{ check: 'runner', message: 'x' }] }), true],
  ])('of %s is red: as the exit status says', (_what, results, red) => {
    expect((report(results).results.summary.failed ?? 0) > 0).toBe(red);
    expect(results.outcome === 'conformant').toBe(!red);
  });
});
