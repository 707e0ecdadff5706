import { expect, test } from 'vitest';
import { compareVersions } from '../../src/certify/version.js';

test.each([
  ['1.2.3', '1.2.3', 0],
  ['0.9.0', '0.10.0', -1],
  ['2026.2.0', '2026.1.9', 1],
  ['1.0.0-rc.1', '1.0.0', -1],
  ['1.0.1-rc.1', '1.0.0', 1],
])('%s against %s', (one, other, sign) => {
  expect(Math.sign(compareVersions(one, other))).toBe(sign);
});

test('what is no version is neither earlier nor later', () => {
  expect(compareVersions('yesterday', '1.0.0')).toBeNaN();
});
