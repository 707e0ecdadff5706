import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainJson } from '../../src/plain-json.js';
import { loadSuites } from '../../src/run/suites.js';

const checks = await loadSuites();

/** Cases of a property that are looked at, beside its examples. */
const sampled = 20;

const properties = checks.flatMap(({ requirement, name, body }): [string, () => readonly unknown[]][] => {
  if ('example' in body) return [];
  const cases = (): readonly unknown[] =>
    body.property.open((arbitraries, _body, { examples = [] }): readonly unknown[] => [
      ...examples,
      ...fc.sample(fc.record(arbitraries), { numRuns: sampled, seed: 1 }),
    ]);
  return [[`${requirement}: ${name}`, cases]];
});

/** A replay reads the values of a case from its recording and hands them to the check. */
describe('the values of every property survive in a recording', () => {
  it('there are properties', () => {
    expect(properties.length).toBeGreaterThan(10);
  });

  it.each(properties)('%s', (_name, cases) => {
    for (const values of cases()) expect(JSON.parse(JSON.stringify(plainJson(values)))).toEqual(values);
  });
});
