import type { Exchange } from '../../src/client/exchange.js';
import { contract } from '../../src/contract/requirements.js';
import { type Replay, type ReplayStep, replaySchema, type StepCall } from '../../src/replay/recording.js';
import { exchange } from '../judge/build.js';

const catcher = 'http://127.0.0.1:4000/prefix';

/** An address like those that the callback catcher gives out, told apart by a digit. */
export const address = (digit: string, rest = ''): string => `${catcher}/${digit.repeat(32)}${rest}`;

/** A call that gives a token, some milliseconds after the first. */
export const issued = (token: string, at = 0): Exchange =>
  exchange(
    { query: [['return_url', address('a')]] },
    { text: `<response status="ok"><upload_token> ${token} </upload_token></response>` },
    { startedAt: 1000 + at, duration: 5 },
  );

/** A call that redeems one. */
export const redeemed = (token: string, at = 0, answer: Parameters<typeof exchange>[1] = {}): Exchange =>
  exchange(
    {
      operation: 'redeemUploadToken',
      method: 'POST',
      path: '/api/photo/redeem-upload-token',
      caller: 'nobody',
      query: [],
      form: [
        ['upload_token', token],
        ['extra', token],
      ],
      encoding: 'multipart',
      file: {
        descriptor: { kind: 'png', seed: 1, length: 420 },
        start: 0,
        end: 420,
        filename: 'a.png',
        type: 'image/png',
      },
    },
    answer,
    { startedAt: 1000 + at, duration: 20 },
  );

/** A step that asks for a token, answered with 200, unless said otherwise. */
export function step(number: number, call: Partial<StepCall> = {}, more: Partial<ReplayStep> = {}): ReplayStep {
  return {
    step: number,
    at: number * 10,
    took: 5,
    call: {
      operation: 'getUploadToken',
      method: 'GET',
      path: '/api/photo/get-upload-token',
      caller: 'write',
      query: [],
      ...call,
    },
    answer: { status: 200, says: 'ok' },
    ...more,
  };
}

/** A recording of these steps. */
export function recordingOf(steps: readonly ReplayStep[], more: Partial<Replay> = {}): Replay {
  return {
    schema: replaySchema,
    contract,
    run: { id: 'recorded1', startedAt: '2026-05-01T10:00:00.000Z' },
    target: { url: 'http://127.0.0.1:9', reference: false },
    requirement: 'token.distinct',
    check: 'that there never was',
    suite: 'tokens/issue',
    needs: [],
    expected: '180',
    actual: '60',
    frequency: 'always (3 of 3 tries)',
    counterexample: null,
    seed: 1,
    clockMoves: [],
    steps,
    ...more,
  };
}
