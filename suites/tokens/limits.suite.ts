import fc from 'fast-check';
import type { CallOptions } from '../../src/client/api.js';
import { type Token, wholeNumber } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';

const check = checks('tokens/limits');

/** Upload tokens and replace tokens have the same two limits. */
const kinds = {
  upload: (context: CheckContext, parameters: Readonly<Record<string, string | number>>, options?: CallOptions) =>
    context.api.attempt.getUploadToken(parameters, options),
  replace: async (
    context: CheckContext,
    parameters: Readonly<Record<string, string | number>>,
    options?: CallOptions,
  ) => context.api.attempt.getReplaceToken({ photo_id: await context.photoId(), ...parameters }, options),
} as const satisfies Record<Token['kind'], unknown>;

const limits = [
  {
    kind: 'upload',
    parameter: 'valid_minutes',
    usual: 180,
    min: 15,
    max: 1440,
    ids: {
      usual: 'token.lifetime.default',
      granted: 'token.lifetime.granted',
      below: 'token.lifetime.below',
      above: 'token.lifetime.above',
      notANumber: 'token.lifetime.not-a-number',
    },
  },
  {
    kind: 'upload',
    parameter: 'max_uploads',
    usual: 1,
    min: 1,
    max: 100,
    ids: {
      usual: 'token.uses.default',
      granted: 'token.uses.granted',
      below: 'token.uses.below',
      above: 'token.uses.above',
      notANumber: 'token.uses.not-a-number',
    },
  },
  {
    kind: 'replace',
    parameter: 'valid_minutes',
    usual: 180,
    min: 15,
    max: 1440,
    ids: {
      usual: 'replace.lifetime.default',
      granted: 'replace.lifetime.granted',
      below: 'replace.lifetime.below',
      above: 'replace.lifetime.above',
      notANumber: 'replace.lifetime.not-a-number',
    },
  },
  {
    kind: 'replace',
    parameter: 'max_uploads',
    usual: 1,
    min: 1,
    max: 100,
    ids: {
      usual: 'replace.uses.default',
      granted: 'replace.uses.granted',
      below: 'replace.uses.below',
      above: 'replace.uses.above',
      notANumber: 'replace.uses.not-a-number',
    },
  },
] as const;

const outOfRange: CallOptions = { deliberate: 'a value out of range must not be granted' };

for (const { kind, parameter, usual, min, max, ids } of limits) {
  const issue = kinds[kind];
  const told = (fields: ReadonlyMap<string, string>): number => {
    const text = fields.get(parameter)?.trim() ?? '';
    return /^\d+$/.test(text) ? Number(text) : Number.NaN;
  };

  check(ids.usual, `without ${parameter} it is ${usual}`, async (context) => {
    for (const by of ['GET', 'POST'] as const) {
      const fields = context.expect.granted(await issue(context, {}, { by }));
      context.expect(told(fields), `${parameter} by ${by}`).toBe(usual);
    }
  });

  check.property(
    ids.granted,
    `any ${parameter} from ${min} to ${max} is granted as asked`,
    { value: fc.integer({ min, max }) },
    async (context, { value }) => {
      const fields = context.expect.granted(await issue(context, { [parameter]: value }));
      context.expect(told(fields), parameter).toBe(value);
    },
    { examples: [min, min + 1, max - 1, max, 24, 60].map((value) => ({ value })) },
  );

  /** Refused, or brought into the range; never honoured. */
  const notHonoured = async (context: CheckContext, value: number): Promise<void> => {
    const answer = await issue(context, { [parameter]: value }, outOfRange);
    const side = value < min ? 'below' : 'above';
    if (answer.kind !== 'granted') {
      context.observe(`${kind}.${parameter}.${side}`, 'refused');
      return context.expect.refused(answer, `${parameter}=${value}`);
    }
    context.observe(`${kind}.${parameter}.${side}`, `brought to ${told(answer.fields)}`);
    const rule = `refused, or brought into the range from ${min} to ${max}`;
    context.expect(told(answer.fields), `${parameter}=${value}`).toSatisfy((got) => got >= min && got <= max, rule);
  };

  const low = parameter === 'valid_minutes' ? { from: 1, to: min - 1 } : { from: -100, to: 0 };
  check.property(
    ids.below,
    `no ${parameter} below ${min} is granted`,
    { value: fc.integer({ min: low.from, max: low.to }) },
    (context, { value }) => notHonoured(context, value),
    { examples: [min - 1, 0, -1, -min].map((value) => ({ value })) },
  );

  check.property(
    ids.above,
    `no ${parameter} above ${max} is granted`,
    { value: fc.integer({ min: max + 1, max: max * 100 }) },
    (context, { value }) => notHonoured(context, value),
    { examples: [max + 1, max * 2, max * 60, 2 ** 31 - 1, 2 ** 32 + max].map((value) => ({ value })) },
  );

  check.property(
    ids.notANumber,
    `a ${parameter} that is no number is refused or not counted`,
    { value: fc.constantFrom('abc', 'ten', '--', 'NaN', 'none', '?', '90abc', '2_0', '20 30') },
    async (context, { value }) => {
      const answer = await issue(context, { [parameter]: value }, { deliberate: 'the value is no number' });
      if (answer.kind !== 'granted') return context.expect.refused(answer, `${parameter}=${value}`);
      context.expect(told(answer.fields), `${parameter}=${value}, which counts as not given`).toBe(usual);
    },
    { examples: ['abc', 'NaN', '90abc', '2_0'].map((value) => ({ value })), atMost: 1 },
  );
}

check('token.uses.below', 'what is asked for with no uses takes no more than it says', async (context) => {
  const { api, callbacks, expect, files } = context;
  for (const max_uploads of [0, -1]) {
    const answer = await api.attempt.getUploadToken({ return_url: callbacks.address().url, max_uploads }, outOfRange);
    if (answer.kind !== 'granted') {
      expect.refused(answer, `max_uploads=${max_uploads}`);
      continue;
    }
    const token = answer.fields.get('upload_token')?.trim();
    const uses = wholeNumber(answer.fields.get('max_uploads'));
    // Whether that number is within the range is the business of the check above, and a large one costs too much.
    if (!(uses >= 0 && uses <= 3)) continue;
    let successes = 0;
    for (let use = 1; use <= uses + 1; use += 1)
      if ((await api.redeem(token, files.photo())).result === 'success') successes += 1;
    const what = `successes of ${uses + 1} uploads, where max_uploads=${max_uploads} was answered as ${uses}`;
    expect(successes, what).toSatisfy((count) => count <= uses, `at most ${uses}`);
  }
});
