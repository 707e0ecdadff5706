import fc from 'fast-check';
import { type Token, tokenOf } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';

const check = checks('tokens/valid-until');

/** Seconds that the target's Date header may be apart from the moment of issue. */
const tolerance = 5;

check(
  'token.valid-until.epoch-seconds',
  'valid_until is written in digits in both formats',
  async ({ api, expect }) => {
    for (const format of ['xml', 'json'] as const) {
      const { validUntil } = await api.getUploadToken({}, { format });
      expect(validUntil, `valid_until in ${format}`).toSatisfy(
        (text) => /^\d{9,11}$/.test(text),
        'whole seconds since 1970',
      );
    }
  },
);

/** Seconds by which valid_until misses the moment of issue plus the lifetime, by the target's own clock. */
function miss({ expect, clock }: CheckContext, token: Token): number {
  const { date } = token.reply;
  if (date === undefined)
    return expect.inconclusive('the answer has no Date header, so the moment of issue is not known');
  const off = Number(token.validUntil) - (date + 60 * token.validMinutes);
  // The Date header of a target whose clock was moved may have moved with it or not.
  return Math.abs(off - clock.moved) < Math.abs(off) ? off - clock.moved : off;
}

const zones = 30 * 60;

/**
 * A clock that an earlier run moved shows as one constant distance that is no time zone; that is nobody's fault.
 */
function maybeMovedEarlier(context: CheckContext, distances: readonly number[]): boolean {
  const [first = 0] = distances;
  const constant = distances.every((distance) => Math.abs(distance - first) <= tolerance);
  const remainder = Math.abs(first) % zones;
  return context.can('clock') && constant && first > 0 && remainder > tolerance && zones - remainder > tolerance;
}

async function expectArithmetic(context: CheckContext, tokens: readonly Token[]): Promise<void> {
  const distances = tokens.map((token) => miss(context, token));
  const worst = distances.reduce((a, b) => (Math.abs(b) > Math.abs(a) || Number.isNaN(b) ? b : a), 0);
  if (!(Math.abs(worst) <= tolerance) && maybeMovedEarlier(context, distances))
    context.expect.inconclusive(
      `the target's clock is ${Math.round(worst)} s ahead of its Date header; was it moved before?`,
    );
  context
    .expect(Math.round(worst), 'seconds between valid_until and the moment of issue plus the lifetime')
    .toSatisfy((seconds) => Math.abs(seconds) <= tolerance, `at most ${tolerance}`);
}

check.property(
  'token.valid-until.arithmetic',
  'valid_until is the moment of issue plus any lifetime',
  { minutes: fc.integer({ min: 15, max: 1440 }) },
  async (context, { minutes }) => {
    const usual = await context.api.getUploadToken();
    const asked = await context.api.getUploadToken({ valid_minutes: minutes });
    const json = await context.api.getUploadToken({ valid_minutes: minutes }, { format: 'json' });
    await expectArithmetic(context, [usual, asked, json]);
  },
  { examples: [{ minutes: 15 }, { minutes: 1440 }], atMost: 5 },
);

check('token.valid-until.arithmetic', 'a lifetime brought into range counts as it was brought', async (context) => {
  const deliberate = 'a lifetime out of range';
  const answers = [
    await context.api.attempt.getUploadToken({ valid_minutes: 1 }, { deliberate }),
    await context.api.attempt.getUploadToken({ valid_minutes: 100_000 }, { deliberate }),
  ];
  const tokens = answers.flatMap((answer) => (answer.kind === 'granted' ? [tokenOf('upload', answer)] : []));
  await expectArithmetic(context, tokens);
});

check.property(
  'replace.valid-until',
  'valid_until of a replace token is the moment of issue plus any lifetime',
  { minutes: fc.integer({ min: 15, max: 1440 }) },
  async (context, { minutes }) => {
    const photo_id = await context.photoId();
    const usual = await context.api.getReplaceToken({ photo_id });
    const asked = await context.api.getReplaceToken({ photo_id, valid_minutes: minutes });
    await expectArithmetic(context, [usual, asked]);
  },
  { examples: [{ minutes: 15 }, { minutes: 1440 }], atMost: 3 },
);
