import { expect, test } from 'vitest';
import type { RequirementId } from '../../src/contract/requirements.js';
import { planChecks, selectRequirements } from '../../src/run/plan.js';
import type { Check, Traits } from '../../suites/check/registry.js';

function check(requirement: RequirementId, name: string, kind: 'example' | 'property', traits: Traits = {}): Check {
  const body: Check['body'] =
    kind === 'example'
      ? { example: () => Promise.resolve() }
      : {
          property: {
            open: () => {
              throw new Error('not to be run');
            },
          },
        };
  return { requirement, name, suite: 'tokens/test', traits, body };
}

const names = (checks: readonly Check[]): string[] => checks.map(({ name }) => name);

test('long checks begin first, then come those that move the clock, and those that may lock the run out', () => {
  const plan = planChecks(
    [
      check('token.expiry.ended', 'clock', 'property'),
      check('token.distinct', 'example', 'example'),
      check('token.distinct', 'property', 'property'),
      check('token.distinct', 'slow example', 'example', { slow: true }),
      check('token.distinct', 'slow property', 'property', { slow: true }),
      check('token.expiry.alive', 'another clock', 'example'),
      check('token.distinct', 'a crowd', 'example', { hostile: true }),
      check('token.expiry.alive', 'a crowd and a clock', 'example', { hostile: true }),
    ],
    selectRequirements([]),
  );
  expect(names(plan.concurrent)).toEqual(['slow property', 'slow example', 'property', 'example']);
  expect(names(plan.exclusive)).toEqual(['clock', 'another clock']);
  expect(names(plan.hostile)).toEqual(['a crowd', 'a crowd and a clock']);
});

test('only checks of the chosen requirements are planned', () => {
  const checks = [check('token.distinct', 'one', 'example'), check('token.uses.above', 'two', 'example')];
  expect(names(planChecks(checks, selectRequirements(['token.uses.*'])).concurrent)).toEqual(['two']);
});

test('requirements are chosen by their ids and by the beginnings of their ids', () => {
  expect([...selectRequirements(['token.distinct'])]).toEqual(['token.distinct']);
  const some = [...selectRequirements(['token.lifetime.*', 'token.distinct'])];
  expect(some).toContain('token.lifetime.above');
  expect(some.every((id) => id.startsWith('token.lifetime.') || id === 'token.distinct')).toBe(true);
});

test('an unknown requirement is an error that names the nearest', () =>
  expect(() => selectRequirements(['token.distnct'])).toThrow(
    'there is no requirement "token.distnct" (did you mean token.distinct?)',
  ));

test('a beginning that no requirement has is an error', () =>
  expect(() => selectRequirements(['tokens.*'])).toThrow('no requirement begins with "tokens."'));
