import type { Results } from '../../src/results/results.js';
import { assembled, exchange, failed, result } from '../judge/build.js';

/** What a target may put wherever it can put text. */
export const hostile = [
  '<script>alert(1)</script>',
  '\u001b[2J\u001b]0;owned\u0007',
  '\u0000\u0001\u007f\u009b31m',
  '\ud800 \udfff',
  '\u202egnp.exe \u2066',
  ']]>&amp;<!-- --> "\' \uffff',
  'line\r\nline\u2028line',
].join(' | ');

/** Results with every kind of verdict, and hostile text wherever text of a target can stand. */
export function everything(): Results {
  const evidence = {
    reason: hostile,
    expected: hostile,
    actual: hostile,
    counterexample: { [hostile]: hostile },
    exchanges: [
      exchange(
        {
          operation: 'redeemUploadToken',
          method: 'POST',
          path: '/api/photo/redeem-upload-token',
          caller: 'nobody',
          query: [],
          form: [[hostile, hostile]],
          encoding: 'multipart',
          transmission: { held: true },
          deliberate: 'to see',
          file: {
            descriptor: { kind: 'png', seed: 1, length: 420, width: 2, height: 2, payload: 'hostile' },
            ...{ start: 0, end: 420, filename: hostile, type: 'image/png' },
          },
        },
        { statusText: hostile, headers: [[hostile, hostile]], text: hostile },
      ),
    ],
  };
  const { response: _, ...unanswered } = exchange();
  return assembled(
    [
      failed('token.lifetime.default', { ...evidence, frequency: 'sometimes (2 of 3 tries)' }),
      failed('token.distinct', { ...evidence, suite: hostile, name: hostile }),
      failed('token.unguessable', evidence),
      failed('callback.failure.sent', evidence),
      failed('callback.failure.domain', evidence),
      failed('token.uses.default', { exchanges: [{ ...unanswered, failure: { kind: 'timeout', message: hostile } }] }),
      result('token.uses.granted', { observations: [{ id: 'look', value: hostile }] }),
      result('token.expiry.alive', { verdict: 'deferred', reason: hostile }),
      result('replace.redeem.kind', { verdict: 'not-applicable', reason: hostile }),
      result('token.user.super', {
        verdict: 'inconclusive',
        reason: hostile,
        created: [{ kind: 'file', id: hostile }],
      }),
      result('token.uses.below', {
        verdict: 'inconclusive',
        reason: 'internal error in the suite',
        harnessError: hostile,
      }),
    ],
    {
      selected: ['token.publish.bound'],
      expectedFailures: [
        { id: 'token.uses.default', reason: hostile },
        { id: 'token.gone', reason: 'x' },
      ],
      product: { vendor: hostile, name: hostile, version: hostile },
      capabilities: { background: { present: false, source: 'probed', evidence: hostile } },
    },
  );
}
