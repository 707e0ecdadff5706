import { describe, expect, it } from 'vitest';
import type { Token } from '../../src/client/token.js';
import { disagreement, missOf } from '../../suites/shared/issue-time.js';
import { recordedReply } from '../client/reply.js';

const noon = 1_766_750_400;

/** A token whose request took so many seconds, with a Date this far from noon. */
function token(validUntil: string, { minutes = 15, date = 0, seconds = 0 } = {}): Token {
  const reply = recordedReply(200, '');
  const exchange = { ...reply.exchange, duration: seconds * 1000 };
  const shared = { kind: 'upload', value: 'x', fields: new Map<string, string>(), maxUploads: 1 } as const;
  return {
    ...shared,
    validMinutes: minutes,
    validUntil,
    permissionLevel: 'write',
    reply: { ...reply, exchange, date: noon + date },
    text: () => undefined,
  };
}

const end = noon + 15 * 60;

describe('how far valid_until is from the moment of issue plus the lifetime', () => {
  it.each([
    ['no distance', token(String(end)), 0],
    ['no distance for the second that Date does not show', token(String(end + 1)), 0],
    ['no distance within the time of a slow request', token(String(end - 8), { seconds: 9 }), 0],
    ['what is left of it beyond that time', token(String(end - 20), { seconds: 9 }), -11],
    ['an hour of a time zone', token(String(end + 3600)), 3599],
    ['not a number', token('soon'), Number.NaN],
    ['not a number without minutes', token(String(end), { minutes: Number.NaN }), Number.NaN],
  ])('%s', (_, one, miss) => {
    expect(missOf(one)).toBe(miss);
  });

  it('is not known without a Date', () => {
    const { reply, ...others } = token(String(end));
    expect(missOf({ ...others, reply: { ...reply, date: undefined } })).toBeUndefined();
  });
});

describe('how far two tokens disagree', () => {
  it('does not depend on how far apart they were asked for', () => {
    expect(disagreement(token(String(end)), token(String(end + 14), { date: 14 }))).toBe(0);
  });

  it('is what cannot be explained by the time of the requests', () => {
    expect(disagreement(token(String(end)), token(String(end + 3600)))).toBe(3599);
    expect(disagreement(token(String(end)), token(String(end + 100), { seconds: 30 }))).toBe(69);
  });
});
