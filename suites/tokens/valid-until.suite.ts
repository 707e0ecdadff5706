import fc from 'fast-check';
import { type Token, tokenOf } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { formats } from '../shared/formats.js';
import { missOf } from '../shared/issue-time.js';

const check = checks('tokens/valid-until');

/** Seconds that rounding to the minute, and clocks that differ, can make. */
const lenient = 60;

/** Seconds that a target should keep. */
const strict = 5;

check(
  'token.valid-until.epoch-seconds',
  'valid_until is written in digits in both formats',
  async ({ api, expect }) => {
    for (const format of formats) {
      const { validUntil } = await api.getUploadToken({}, { format });
      expect(validUntil, `valid_until in ${format}`).toSatisfy(
        (text) => /^\d{9,11}$/.test(text),
        'whole seconds since 1970',
      );
    }
  },
);

/** Seconds by which valid_until misses the moment of issue plus the lifetime, by the Date headers of the target. */
function missesOf({ expect }: CheckContext, tokens: readonly Token[]): readonly number[] {
  return tokens.map(
    (token) =>
      missOf(token) ??
      expect.inconclusive('the answer has no Date header, so the moment of issue is not known', 'choice'),
  );
}

const worstOf = (misses: readonly number[]): number =>
  misses.reduce((worst, miss) => (Math.abs(miss) > Math.abs(worst) || Number.isNaN(miss) ? miss : worst), 0);

/** The distance of a clock that an earlier run moved: ahead, and the same for every token. */
function isOneClockAhead(misses: readonly number[]): boolean {
  return Math.min(...misses) > lenient && Math.max(...misses) - Math.min(...misses) <= lenient;
}

function expectArithmetic(context: CheckContext, tokens: readonly Token[], tolerance: number): void {
  const { can, expect, observe } = context;
  const misses = missesOf(context, tokens);
  // Where the clock can be moved, the check that moves it says whether that is the clock's doing.
  if (can('clock') && isOneClockAhead(misses)) {
    observe('target.clock.ahead', Math.round(worstOf(misses)));
    return;
  }
  expect(
    Math.round(worstOf(misses)),
    'seconds between valid_until and the moment of issue plus the lifetime',
  ).toSatisfy((seconds) => Math.abs(seconds) <= tolerance, `at most ${tolerance}`);
}

for (const [requirement, tolerance] of [
  ['token.valid-until.arithmetic', lenient],
  ['token.valid-until.exact', strict],
] as const)
  check.property(
    requirement,
    `valid_until is the moment of issue plus any lifetime, within ${tolerance} s`,
    { minutes: fc.integer({ min: 15, max: 1440 }) },
    async (context, { minutes }) => {
      const { api } = context;
      const usual = await api.getUploadToken();
      const asked = await api.getUploadToken({ valid_minutes: minutes });
      const json = await api.getUploadToken({ valid_minutes: minutes }, { format: 'json' });
      expectArithmetic(context, [usual, asked, json], tolerance);
    },
    { examples: [{ minutes: 15 }, { minutes: 1440 }], atMost: 3 },
  );

for (const [requirement, tolerance] of [
  ['replace.valid-until', lenient],
  ['replace.valid-until-exact', strict],
] as const)
  check.property(
    requirement,
    `valid_until of a replace token is the moment of issue plus any lifetime, within ${tolerance} s`,
    { minutes: fc.integer({ min: 15, max: 1440 }) },
    async (context, { minutes }) => {
      const { api, photoId } = context;
      const photo_id = await photoId();
      const usual = await api.getReplaceToken({ photo_id });
      const asked = await api.getReplaceToken({ photo_id, valid_minutes: minutes });
      expectArithmetic(context, [usual, asked], tolerance);
    },
    { examples: [{ minutes: 15 }, { minutes: 1440 }], atMost: 2 },
  );

check(
  'token.valid-until.arithmetic',
  'valid_until follows from the lifetime that the answer states, whatever was asked for',
  async (context) => {
    const { api } = context;
    const deliberate = 'a lifetime out of range, or none at all';
    const tokens: Token[] = [];
    for (const valid_minutes of ['1', '100000', '0', '-5', 'abc', '90abc']) {
      const answer = await api.attempt.getUploadToken({ valid_minutes }, { deliberate });
      if (answer.kind === 'granted') tokens.push(tokenOf('upload', answer));
    }
    expectArithmetic(context, tokens, lenient);
  },
);

check(
  'token.valid-until.own-clock',
  'valid_until keeps to the clock of the Date header, or to the one that is moved',
  async (context) => {
    const { api, clock, expect, observe } = context;
    const before = await api.getUploadToken();
    const [first = 0] = missesOf(context, [before]);
    const seconds = 1200;
    await clock.advance(seconds);
    const after = await api.getUploadToken();
    const [second = 0] = missesOf(context, [after]);
    // The clock that is moved is behind valid_until and not behind Date, so how far it is ahead says nothing.
    if (Math.abs(second - first - seconds) <= lenient) return observe('target.clock.ahead', Math.round(first));
    expect(
      [first, second].map(Math.round),
      'seconds between valid_until and the moment of issue plus the lifetime, before and after the clock was moved',
    ).toSatisfy((misses) => misses.every((miss) => Math.abs(miss) <= lenient), `at most ${lenient}`);
  },
  { unwaitable: true },
);
