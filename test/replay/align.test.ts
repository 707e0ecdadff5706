import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/replay/align.js';
import type { ReplayStep, StepCall, StepPairs } from '../../src/replay/recording.js';
import { step } from './build.js';

const recordedRun = 'aaaa1111';
const repeatedRun = 'bbbb2222';

const aligned = (recorded: readonly ReplayStep[], repeated: readonly ReplayStep[]) =>
  align({ runId: recordedRun, steps: recorded }, { runId: repeatedRun, steps: repeated });

/** Which step stands beside which, with a mark where the answer is another. */
const numbers = (recorded: readonly ReplayStep[], repeated: readonly ReplayStep[]) =>
  aligned(recorded, repeated).map((one) => [one.recorded?.step, one.repeated?.step, ...(one.changed ? ['~'] : [])]);

const titled = (number: number, title: string, says = 'ok') =>
  step(number, { query: [['title', title]] }, { answer: { status: 200, says } });

const chunk = (number: number, start: number, token: StepPairs[number][1] = 't', says = 'ok') =>
  step(
    number,
    {
      operation: 'redeemUploadToken',
      method: 'POST',
      caller: 'nobody',
      form: [['upload_token', token]],
      file: {
        ...{ descriptor: { kind: 'png', seed: 1, length: 420 }, start, end: start + 100 },
        ...{ filename: 'a.png', type: 'image/png' },
      },
    },
    { answer: { status: 200, says } },
  );

describe('steps beside those that repeat them', () => {
  it('stand by what they mean when parallel ones changed places', () => {
    const recorded = [titled(1, 'a'), chunk(2, 0), chunk(3, 100), chunk(4, 200)];
    const repeated = [titled(1, 'a'), chunk(2, 200), chunk(3, 0), chunk(4, 100)];
    expect(numbers(recorded, repeated)).toEqual([
      [1, 1],
      [2, 3],
      [3, 4],
      [4, 2],
    ]);
  });

  it('are the same whichever step or address a value came from, and whichever run id stands in it', () => {
    const recorded = [
      chunk(1, 0, { from: 3, field: 'upload_token' }),
      titled(2, `x ${recordedRun}`),
      step(3, { query: [['return_url', { catcher: 1, rest: '?a' }]] }),
    ];
    const repeated = [
      chunk(1, 0, { from: 2, field: 'upload_token' }),
      titled(2, `x ${repeatedRun}`),
      step(3, { query: [['return_url', { catcher: 9, rest: '?a' }]] }),
    ];
    expect(numbers(recorded, repeated)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('mean the same whatever was said of why they break the contract', () => {
    const why = ({ call, ...one }: ReplayStep) => ({ ...one, call: { ...call, deliberate: 'repeated' } });
    expect(numbers([titled(1, 'a'), titled(2, 'b')], [why(titled(1, 'b')), why(titled(2, 'a'))])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it('stand by their outline when a value is another one, after all that mean the same', () => {
    const recorded = [titled(1, 'a'), titled(2, 'b')];
    expect(numbers(recorded, [titled(1, 'b'), titled(2, 'c')])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it.each<[string, Partial<StepCall>]>([
    ['operation', { operation: 'getReplaceToken' }],
    ['method', { method: 'POST' }],
    ['caller', { caller: 'read' }],
    ['parameters', { query: [['tags', 'a']] }],
    ['transmission', { transmission: { held: true } }],
  ])('stand alone when they have another %s', (_what, call) => {
    const [recorded, repeated] = [titled(1, 'a'), step(1, { query: [['title', 'a']], ...call })];
    expect(numbers([recorded], [repeated])).toEqual([
      [1, undefined],
      [undefined, 1],
    ]);
  });

  it('stand alone when they were not sent, or were not recorded', () => {
    const recorded = [titled(1, 'a'), chunk(2, 0)];
    expect(numbers(recorded, [titled(1, 'a')])).toEqual([
      [1, 1],
      [2, undefined],
    ]);
    expect(numbers([titled(1, 'a')], recorded)).toEqual([
      [1, 1],
      [undefined, 2],
    ]);
  });

  it('are marked when their answer is another one, by status, by words or by trouble', () => {
    const recorded = [titled(1, 'a'), titled(2, 'b'), titled(3, 'c'), titled(4, 'd')];
    const repeated = [
      titled(1, 'a'),
      titled(2, 'b', 'other'),
      { ...titled(3, 'c'), answer: { status: 500, says: 'ok' } },
      { ...titled(4, 'd'), answer: { failure: 'timeout' as const } },
    ];
    expect(numbers(recorded, repeated)).toEqual([
      [1, 1],
      [2, 2, '~'],
      [3, 3, '~'],
      [4, 4, '~'],
    ]);
  });
});

const anyStep = fc.record({
  title: fc.constantFrom('a', 'b', recordedRun),
  start: fc.option(fc.constantFrom(0, 100), { nil: undefined }),
  says: fc.constantFrom('ok', 'no'),
});

const anySteps = fc
  .array(anyStep, { maxLength: 12 })
  .map((all) =>
    all.map(({ title, start, says }, at) =>
      start === undefined ? titled(at + 1, title, says) : chunk(at + 1, start, title, says),
    ),
  );

describe('aligning', () => {
  it('puts each step of a recording beside itself, and changes nothing', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const itself = { runId: recordedRun, steps };
        const expected = steps.map((one) => ({ recorded: one, repeated: one, changed: false }));
        expect(align(itself, itself)).toEqual(expected);
      }),
    );
  });

  it('loses no step and takes none twice', () => {
    fc.assert(
      fc.property(anySteps, anySteps, (recorded, repeated) => {
        const all = aligned(recorded, repeated);
        const inOrder = (steps: readonly (ReplayStep | undefined)[]) =>
          steps.flatMap((one) => one?.step ?? []).sort((a, b) => a - b);
        expect(inOrder(all.map((one) => one.recorded))).toEqual(recorded.map((one) => one.step));
        expect(inOrder(all.map((one) => one.repeated))).toEqual(repeated.map((one) => one.step));
      }),
    );
  });
});
