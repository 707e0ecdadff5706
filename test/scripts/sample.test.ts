import { expect, test } from 'vitest';
import { atMost, changedRequirements, rotating, touched } from '../../scripts/sample/sample.mjs';

const all = {
  faults: [
    { id: 'short', breaks: 'token.lifetime', file: 'reference/faults/limits.ts' },
    { id: 'long', breaks: 'token.lifetime', file: 'reference/faults/expiry.ts' },
    { id: 'lost', breaks: 'file.name', file: 'reference/faults/files.ts' },
  ],
  variants: [{ id: 'slow', file: 'reference/variants/answers.ts' }],
  checks: [
    { requirement: 'token.lifetime', suite: 'tokens/limits' },
    { requirement: 'file.name', suite: 'files/upload' },
  ],
};

const touching = (paths: string[], changed: string[] = []) => {
  const { faults, variants } = touched(paths, new Set(changed), all);
  return [...faults, ...variants];
};

test.each([
  ['a file of faults', ['reference/faults/limits.ts'], ['short']],
  ['a file of variants', ['reference/variants/answers.ts'], ['slow']],
  ['a suite', ['suites/tokens/limits.suite.ts'], ['short', 'long']],
  ['what all suites of a topic share', ['suites/files/send.ts'], ['lost']],
  ['another suite of the topic', ['suites/tokens/issue.suite.ts'], []],
  ['anything else', ['README.md', 'src/cli/main.ts'], []],
])('%s touches its own', (_what, paths, ids) => expect(touching(paths)).toEqual(ids));

test('a requirement that changes touches the faults that break it', () =>
  expect(touching(['openapi/upload.yaml'], ['file.name'])).toEqual(['lost']));

test('requirements change by their content, not by their place', () => {
  const before = 'export const requirements = [{"id": "a", "text": "A", "pointer": "/1"}] as const satisfies X;';
  expect([...changedRequirements(before, [{ id: 'a', text: 'A', pointer: '/2' }])]).toEqual([]);
  expect([...changedRequirements(before, [{ id: 'a', text: 'B', pointer: '/1' }])]).toEqual(['a']);
  expect([...changedRequirements('', [{ id: 'a', pointer: '/1' }])]).toEqual(['a']);
});

test('within as many commits as there are parts, everything is chosen once', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const chosen = ['00000000', '00000001', '00000002'].map((commit) => rotating(ids, new Set(), commit, 3));
  expect(chosen.flat().sort()).toEqual(ids);
  expect(rotating(ids, new Set(['b']), '00000000ff', 3)).toEqual(['a', 'b', 'd', 'g']);
});

test('of more than can be judged, as many as can, and others with the next commit', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  expect(atMost(ids, '00000000', 5)).toEqual(ids);
  expect(atMost(ids, '00000000', 3)).toEqual(['a', 'c', 'e']);
  expect(atMost(ids, '00000001', 3)).toEqual(['b', 'd']);
});
