import { expect, test } from 'vitest';
import { countsOf, raised, unpinned } from '../../scripts/pin/counts.mjs';

const counts = (tokens: number) => ({ checks: { files: 3, tokens } });

test('checks are counted by folder and faults by area', () => {
  const all = {
    requirements: [{}, {}],
    checks: [{ suite: 'tokens/limits' }, { suite: 'files/upload' }, { suite: 'tokens/issue' }],
    faults: [{ area: 'tokens' }],
    variants: [{}],
  };
  expect(countsOf(all)).toEqual({
    requirements: { all: 2 },
    checks: { files: 1, tokens: 2 },
    faults: { tokens: 1 },
    variants: { all: 1 },
  });
});

test('a number that falls is named, also when its topic is gone', () => {
  expect(unpinned(counts(5), counts(4))).toEqual([expect.stringMatching(/^checks of tokens: 4, pinned 5/)]);
  expect(unpinned(counts(5), { checks: { files: 3 } })).toEqual([
    expect.stringMatching(/^checks of tokens: 0, pinned/),
  ]);
  expect(unpinned(counts(5), {})).toHaveLength(2);
});

test('a number may grow a little before it has to be pinned', () => {
  expect(unpinned(counts(5), counts(15))).toEqual([]);
  expect(unpinned(counts(5), counts(16))).toEqual(['checks of tokens: 16, pinned 5; npm run pin raises it']);
});

test('pinning raises numbers and never lowers one', () => {
  expect(raised({ checks: { tokens: 5, old: 1 } }, counts(7))).toEqual({ checks: { files: 3, old: 1, tokens: 7 } });
  expect(raised(counts(7), counts(5))).toEqual(counts(7));
});
