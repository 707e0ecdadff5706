import { describe, expect, it } from 'vitest';
import { duration } from '../../reporters/html/format.js';
import { renderHtml } from '../../reporters/html/render.js';
import type { CheckResult } from '../../src/run/check-result.js';
import { assembled, exchange, failed } from '../judge/build.js';
import { type Element, elements, having, textOf } from './parsed.js';

const began = 1_700_000_000_000;

/** The entries of the steps of a failing check whose requests began at these seconds. */
function entriesOf(times: readonly number[], clockMoves: CheckResult['clockMoves'] = []): Element[] {
  const exchanges = times.map((time) => exchange({}, {}, { startedAt: began + time * 1000 }));
  const moves = clockMoves.length === 0 ? {} : { clockMoves };
  const page = elements(renderHtml(assembled([failed('token.expiry.alive', { exchanges, ...moves })])));
  const [list] = having(page, 'steps');
  return page.filter((one) => one.tagName === 'li' && one.parentNode === list);
}

/** What is said of the clock at each entry. */
function said(...given: Parameters<typeof entriesOf>): string[] {
  return entriesOf(...given).map((entry) => {
    const remarks = entry.childNodes.filter((node) => textOf(node).includes("target's clock"));
    return remarks.map(textOf).join();
  });
}

const move = (time: number, seconds: number) => ({ at: began + time * 1000, seconds });
const by = (time: string): string => `The target's clock was moved forward by ${time}`;

describe('the steps of a failing check', () => {
  it('say before which request the clock was moved', () => {
    expect(said([0, 1, 3, 5], [move(2, 900), move(5, 61)])).toEqual([
      '',
      '',
      by('15 minutes'),
      by('1 minute 1 second'),
    ]);
  });

  it('say nothing where it was not moved, or not before a request', () => {
    expect(said([0, 1])).toEqual(['', '']);
    expect(said([0, 1], [move(2, 900)])).toEqual(['', '']);
  });

  it('add up moves between the same two requests', () => {
    expect(said([0, 4], [move(1, 888), move(2, 19)])).toEqual(['', by('15 minutes 7 seconds')]);
  });

  it('say it with the first request, and beside its number and not in it', () => {
    const [first] = entriesOf([1, 2], [move(0, 60)]);
    if (first === undefined) throw new Error('there are steps');
    expect(textOf(first)).toContain(by('1 minute'));
    expect(having([first, ...first.childNodes.filter((node) => 'tagName' in node)], 'position').map(textOf)).toEqual([
      '1',
    ]);
  });

  it('say it where requests are not shown that came after it', () => {
    const times = Array.from({ length: 300 }, (_, at) => at);
    const told = said(times, [move(250.5, 60), move(250.7, 60)]);
    expect(told.filter((one) => one !== '')).toEqual([by('2 minutes')]);
    const entry = entriesOf(times, [move(250.5, 60), move(250.7, 60)])[told.findIndex((one) => one !== '')];
    expect(entry === undefined ? '' : textOf(entry)).toContain('more, which are in');
  });
});

describe('a duration', () => {
  it.each([
    [1, '1 second'],
    [60, '1 minute'],
    [888, '14 minutes 48 seconds'],
    [86_388, '1,439 minutes 48 seconds'],
    [0.5, '0.5 seconds'],
  ])('of %s seconds is told as %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });
});
