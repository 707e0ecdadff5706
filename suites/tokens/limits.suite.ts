import fc from 'fast-check';
import type { Fields } from '../../src/client/answer.js';
import type { CallOptions } from '../../src/client/methods.js';
import { type Token, tokenOf } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { numberIn } from '../shared/fields.js';

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
      ignored: 'token.lifetime.not-a-number-ignored',
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
      ignored: 'token.uses.not-a-number-ignored',
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
      ignored: 'replace.lifetime.not-a-number-ignored',
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
      ignored: 'replace.uses.not-a-number-ignored',
    },
  },
] as const;

const outOfRange: CallOptions = { deliberate: 'a value out of range must not be granted' };
const nonsense: CallOptions = { deliberate: 'the value is not a number' };

/** Read as a number by one parser or another, or by none. */
const notNumbers = [
  'abc',
  'NaN',
  '90abc',
  '2_0',
  'ten',
  '--',
  'none',
  '?',
  '20 30',
  '1e3',
  '0x20',
  'Infinity',
  '٣٠',
  ' ',
];

/** What both kinds of tokens are asked for, and what else one of them is. */
const everything = ({ callbacks, can }: CheckContext) => ({
  ...{ valid_minutes: 20, max_uploads: 5, return_url: callbacks.address().url },
  ...(can('background') ? { background_return_p: '1' } : {}),
  ...{ title: 'A title', description: 'Words', tags: 'one two', publish: '0', ucExtra: '1' },
});

for (const { kind, parameter, usual, min, max, ids } of limits) {
  const issue = kinds[kind];
  const stated = (fields: Fields): number => numberIn(fields, parameter);
  const isInRange = (value: number): boolean => value >= min && value <= max;
  const range = `within the range from ${min} to ${max}`;

  check(ids.usual, `${parameter} is ${usual} unless the call says otherwise`, async (context) => {
    const { expect } = context;
    const { [parameter]: _, ...others } = everything(context);
    for (const [what, asked, by] of [
      ['by GET', {}, 'GET'],
      ['by POST', {}, 'POST'],
      ['beside everything else', others, 'POST'],
    ] as const)
      expect(stated(expect.granted(await issue(context, asked, { by }))), `${parameter} ${what}`).toBe(usual);
  });

  check.property(
    ids.granted,
    `any ${parameter} from ${min} to ${max} is granted as asked`,
    { value: fc.integer({ min, max }) },
    async (context, { value }) => {
      const { expect } = context;
      expect(stated(expect.granted(await issue(context, { [parameter]: value }))), parameter).toBe(value);
    },
    { examples: [min, min + 1, max - 1, max, 24, 60].map((value) => ({ value })) },
  );

  /** Refused, or brought into the range; never honoured. */
  const notHonoured = async (context: CheckContext, value: number): Promise<void> => {
    const { expect, observe } = context;
    const answer = await issue(context, { [parameter]: value }, outOfRange);
    const side = value < min ? 'below' : 'above';
    if (answer.kind !== 'granted') {
      observe(`${kind}.${parameter}.${side}`, 'refused');
      return expect.refused(answer, `${parameter}=${value}`);
    }
    observe(`${kind}.${parameter}.${side}`, `brought to ${stated(answer.fields)}`);
    expect(stated(answer.fields), `${parameter}=${value}`).toSatisfy(isInRange, `refused, or brought ${range}`);
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
    `a ${parameter} that is not a number leads to no value out of range`,
    { value: fc.constantFrom(...notNumbers) },
    async (context, { value }) => {
      const { expect } = context;
      const answer = await issue(context, { [parameter]: value }, nonsense);
      if (answer.kind !== 'granted') return expect.refused(answer, `${parameter}=${value}`);
      expect(stated(answer.fields), `${parameter}=${value}`).toSatisfy(isInRange, `refused, or a value ${range}`);
    },
    { examples: ['abc', 'NaN', '90abc', '2_0'].map((value) => ({ value })), atMost: 2 },
  );

  check.property(
    ids.ignored,
    `a ${parameter} that is not a number is refused or treated as absent`,
    { value: fc.constantFrom(...notNumbers.filter((text) => !/^(?:1e3|0x20|Infinity|٣٠)$/.test(text))) },
    async (context, { value }) => {
      const { expect } = context;
      const answer = await issue(context, { [parameter]: value }, nonsense);
      if (answer.kind !== 'granted') return expect.refused(answer, `${parameter}=${value}`);
      expect(stated(answer.fields), `${parameter}=${value}, which is treated as absent`).toBe(usual);
    },
    { examples: ['abc', 'NaN', '90abc', '2_0'].map((value) => ({ value })), atMost: 1 },
  );
}

for (const [requirement, values, options] of [
  ['token.uses.below', ['0', '-1'], outOfRange],
  ['token.uses.not-a-number', ['abc', '-'], nonsense],
] as const)
  check(requirement, 'a token takes no more uploads than its answer states', async (context) => {
    const { api, callbacks, expect, files } = context;
    for (const max_uploads of values) {
      const answer = await api.attempt.getUploadToken({ return_url: callbacks.address().url, max_uploads }, options);
      if (answer.kind !== 'granted') {
        expect.refused(answer, `max_uploads=${max_uploads}`);
        continue;
      }
      const token = tokenOf('upload', answer);
      const uses = token.maxUploads;
      // Whether that number is within the range is the business of the checks above, and a large one costs too much.
      if (!(uses >= 0 && uses <= 3)) continue;
      let successes = 0;
      for (let use = 1; use <= uses + 1; use += 1)
        if ((await api.redeem(token, files.photo())).result === 'success') successes += 1;
      const what = `successes of ${uses + 1} uploads, where max_uploads=${max_uploads} was answered as ${uses}`;
      expect(successes, what).toSatisfy((count) => count <= uses, `at most ${uses}`);
    }
  });
