import { readFile } from 'node:fs/promises';
import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { longHistoryFaults } from '../../reference/faults/index.js';
import { page, rowOf, rowsOf } from '../../scripts/explored-faults/page.mjs';
import { seedOf } from '../../src/cli/commands/explore.js';
import { duration } from '../../src/cli/values.js';
import { scaleOf } from '../../src/explore/candidates.js';
import { caseFileOf } from '../../src/explore/cases.js';
import { Dice } from '../../src/explore/dice.js';
import { Seen, sizeSign } from '../../src/explore/seen.js';
import { recordingFile } from '../../src/replay/recording.js';

describe('choices', () => {
  it('follow from a seed, and go by their weights', () => {
    const all = (seed: number) => {
      const dice = new Dice(seed);
      return Array.from({ length: 400 }, () =>
        dice.weighted([
          { weight: 3, value: 'often' },
          { weight: 1, value: 'at times' },
          { weight: 0, value: 'never' },
        ]),
      );
    };
    expect(all(5)).toEqual(all(5));
    expect(all(5)).not.toEqual(all(6));
    expect(all(5).filter((one) => one === 'often').length).toBeGreaterThan(250);
    expect(all(5)).not.toContain('never');
    expect(() => new Dice(1).one([])).toThrow(RangeError);
  });

  it('grow from history to history', () => {
    const [first, later, last] = [scaleOf(0), scaleOf(100), scaleOf(100_000)];
    expect(first.steps).toBeLessThan(later.steps);
    expect(last).toMatchObject({ steps: 400, chunks: 150, uses: 68 });
    expect(first.bytes).toBeLessThan(later.bytes);
  });

  it('remember what was seen', () => {
    const seen = new Seen();
    expect([seen.note('a'), seen.note('b'), seen.note('a')]).toEqual([true, true, false]);
    expect([seen.size, seen.times('a'), seen.times('c')]).toEqual([2, 2, 0]);
    expect([0, 3, 4, 7, 8, 1000].map(sizeSign)).toEqual(['0', '3', '4+', '4+', '8+', '512+']);
  });

  it('differ between the parts of one exploration', () => {
    const shard = (index: number) => ({ index, count: 3 });
    const seeds = [seedOf(7, undefined), seedOf(7, shard(1)), seedOf(7, shard(2)), seedOf(7, shard(3))];
    expect(new Set(seeds).size).toBe(4);
    expect(seedOf(7, shard(2))).toBe(seeds[2]);
  });
});

it('the page lists every fault that only exploration finds', async () => {
  const rows = rowsOf(await readFile('docs/explored-faults.md', 'utf8'));
  expect([...rows.keys()]).toEqual(longHistoryFaults.map(({ id }) => id));
  expect(page(longHistoryFaults, rows)).toBe(await readFile('docs/explored-faults.md', 'utf8'));
  const [fault] = longHistoryFaults;
  if (fault === undefined) throw new TypeError('there are no faults');
  const measured = { explored: { isFound: true, histories: 3, steps: 40 }, run: ['token.distinct'] };
  expect(rowOf(fault, measured)).toContain('| 3 histories, 40 steps | **token.distinct** |');
});

it('a failure has one file, whose name a replay knows', () => {
  const one = caseFileOf({ requirement: 'token.distinct', what: 'a token is issued a second time' });
  expect(one).toMatch(recordingFile);
  expect(caseFileOf({ requirement: 'token.distinct', what: 'something else' })).not.toBe(one);
});

it('reads times, and says what they look like', () => {
  expect(['90s', '10m', '2h', '1d'].map(duration)).toEqual([90_000, 600_000, 7_200_000, 86_400_000]);
  for (const word of ['', '10', 'm', '0m', '-1m', '1.5h', '10 m'])
    expect(() => duration(word)).toThrow(InvalidArgumentError);
});
