import { describe, expect, it } from 'vitest';
import { inLanes, sentInLanes } from '../../suites/shared/lanes.js';

describe('work in lanes', () => {
  it('keeps the order of its results, and never does more at once than there are lanes', async () => {
    let now = 0;
    let most = 0;
    const results = await inLanes([5, 4, 3, 2, 1, 0], async (one) => {
      now += 1;
      most = Math.max(most, now);
      for (let turns = 0; turns < one; turns += 1) await Promise.resolve();
      now -= 1;
      return one * 2;
    });
    expect(results).toEqual([10, 8, 6, 4, 2, 0]);
    expect(most).toBe(3);
  });

  it('ends with the first failure', async () => {
    await expect(inLanes([1, 2], async (one) => Promise.reject(new Error(`no ${one}`)))).rejects.toThrow('no 1');
  });
});

it('sends chunks once more that others were in the way of, and no others', async () => {
  const sent: number[] = [];
  const answers = await sentInLanes([200, 423, 301, 500, 0], async (status) => {
    sent.push(status);
    return { status: sent.filter((one) => one === status).length > 1 ? 200 : status };
  });
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 301, 500, 200]);
  expect(sent).toEqual([200, 423, 301, 500, 0, 423, 0]);
});
