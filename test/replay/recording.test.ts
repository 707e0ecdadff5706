import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/client/exchange.js';
import { requirements } from '../../src/contract/requirements.js';
import { parseReplay } from '../../src/replay/read.js';
import { type FailedCheck, replayFiles, replayOf } from '../../src/replay/record.js';
import { assembled, exchange } from '../judge/build.js';
import { everything } from '../reporters/hostile.js';
import { address } from './build.js';

const text = fc.string({
  unit: fc.oneof(fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }), fc.constant('\n')),
});
const value = fc.oneof(text, fc.constantFrom('t0k3n-1', '77', address('a'), address('b', '?x=1#f')));
const name = fc.oneof(text, fc.constantFrom('upload_token', 'replace_token', 'photo_id', 'return_url', 'format'));
const pairs = fc.array(fc.tuple(name, value), { maxLength: 4 });
const count = fc.nat({ max: 5000 });
const optional = { requiredKeys: [] };

const operations = ['getUploadToken', 'getReplaceToken', 'redeemUploadToken', 'redeemReplaceToken'] as const;

const descriptor = fc.record(
  {
    kind: fc.constantFrom('png', 'jpeg', 'gif', 'mp4', 'text', 'binary', 'corrupt-png', 'empty'),
    seed: fc.integer(),
    length: count,
    width: fc.integer({ min: 1, max: 16383 }),
    height: fc.integer({ min: 1, max: 16383 }),
    payload: fc.constantFrom('random', 'hostile'),
  },
  { requiredKeys: ['kind', 'seed', 'length'] },
);

const transmission = fc
  .record(
    {
      tornAfter: fc.integer(),
      held: fc.constant(true as const),
      tampered: pairs,
      signed: fc.constant('query' as const),
    },
    optional,
  )
  .filter((one) => Object.keys(one).length > 0);

const call: fc.Arbitrary<Exchange['call']> = fc.record(
  {
    operation: fc.constantFrom(...operations, 'uploadFile', 'readFile'),
    method: fc.constantFrom('GET', 'POST'),
    path: fc.oneof(fc.constant('/api/photo/redeem-upload-token'), fc.webUrl(), fc.constant(address('c'))),
    caller: fc.constantFrom('write', 'read', 'super', 'nobody', 'forged'),
    query: pairs,
    form: pairs,
    file: fc.record({ descriptor, start: count, end: count, filename: text, type: text }),
    encoding: fc.constantFrom('urlencoded', 'multipart'),
    transmission,
    deliberate: text,
  },
  { requiredKeys: ['operation', 'method', 'path', 'caller', 'query'] },
);

/** What targets say, or something like it. */
const body = fc.oneof(
  text,
  value.map((token) => `<response status="ok"><upload_token>${token}</upload_token><url>${token}</url></response>`),
  value.map((token) => JSON.stringify({ status: 'ok', replacetoken: { replace_token: token } })),
  fc.constantFrom(
    '{"status":"ok","uploadtoken":{"upload_token":"\\ud800"}}',
    'ok example.com 1 77 t0k3n-1 http://x/',
    '<form method="post" action="http://x/"><input name="photo_id" value="77"></form>',
  ),
);

const response = fc.record({
  status: fc.integer({ min: 100, max: 599 }),
  statusText: text,
  headers: fc.array(
    fc.tuple(
      fc.constantFrom('location', 'Location', 'date'),
      value.map((one) => `http://x/?photo_id=${one}`),
    ),
    { maxLength: 2 },
  ),
  body: fc.oneof(
    body.map((said) => ({ size: Buffer.byteLength(said), text: said })),
    fc.record({ size: count, sha256: text }),
    fc.record({ size: count }),
  ),
});

const failure = fc.record({
  kind: fc.constantFrom('unreachable', 'timeout', 'broken', 'too-large', 'aborted'),
  message: text,
});

const exchanges: fc.Arbitrary<Exchange> = fc
  .record({
    call,
    answer: fc.oneof(response, failure),
    startedAt: count,
    duration: fc.integer({ min: -5, max: 90_000 }),
  })
  .map(({ call: asked, answer, startedAt, duration }) => {
    const { response: _, ...sent } = exchange(asked, {}, { startedAt: 1_700_000_000_000 + startedAt, duration });
    return 'kind' in answer ? { ...sent, failure: answer } : { ...sent, response: answer };
  });

const check: fc.Arbitrary<FailedCheck> = fc.record(
  {
    requirement: fc.constantFrom(...requirements.map(({ id }) => id)),
    name: fc.constant('any check'),
    suite: text,
    exchanges: fc.array(exchanges, { minLength: 1, maxLength: 8 }),
    counterexample: fc.jsonValue(),
    expected: text,
    actual: text,
    frequency: text,
    seed: fc.nat(),
    clockMoves: fc.array(fc.record({ at: fc.nat(), seconds: fc.nat() }), { maxLength: 3 }),
  },
  { requiredKeys: ['requirement', 'name', 'suite', 'exchanges', 'counterexample'] },
);

describe('the form of a recording', () => {
  const { run, target } = assembled([]);

  it('is the published one, whatever was exchanged, and is read as it was written', () => {
    fc.assert(
      fc.property(check, (one) => {
        const replay = JSON.stringify(replayOf(one, { run, target }));
        expect(parseReplay(replay, 'it')).toEqual(JSON.parse(replay));
      }),
      { numRuns: 200 },
    );
  });

  it('takes hostile texts as they are', () => {
    const files = replayFiles(everything());
    expect(files.length).toBeGreaterThan(3);
    for (const { path, content } of files) expect(parseReplay(content, path)).toEqual(JSON.parse(content));
  });
});
