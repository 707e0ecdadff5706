import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redaction } from '../../src/client/redaction.js';
import { contract, requirements } from '../../src/contract/requirements.js';
import { assemble } from '../../src/results/assemble.js';
import { assembled, exchange, failed, finished, result } from './build.js';

const id = 'token.lifetime.default';

describe('results', () => {
  it('tell the requirement as the contract does', () => {
    const own = requirements.find((one) => one.id === id);
    expect(assembled([result(id)]).requirements).toEqual([
      {
        ...{ id, level: 'must', basis: 'stated', text: own?.text, operation: own?.operation },
        source: 'TwentyThree API: /api/photo/get-upload-token, Parameters, valid_minutes',
        sources: [
          {
            ...{ key: 'get-upload-token', title: 'TwentyThree API: /api/photo/get-upload-token' },
            url: 'https://www.twentythree.net/api/photo-get-upload-token',
            section: 'Parameters, valid_minutes',
          },
        ],
        ...{ verdict: 'pass', reason: '', dependsOn: [] },
        checks: [
          {
            ...{ name: 'does what it says', suite: 'tokens/lifetime', verdict: 'pass', reason: '', duration: 1 },
            ...{ counterexample: null, replay: null, curl: null, exchanges: [] },
          },
        ],
      },
    ]);
    expect(assembled([]).contract).toEqual({ revision: contract.revision, digest: contract.digest });
  });

  it('tell how a failing check is shown again', () => {
    const first = result(id, { name: 'first' });
    const [one] = assembled([first, failed(id, { counterexample: { minutes: 15 } })]).requirements;
    expect(one?.checks[0]).toMatchObject({ replay: null, curl: null });
    expect(one?.checks[1]).toMatchObject({ counterexample: { minutes: 15 }, replay: `replay/${id}-2.json` });
    expect(one?.checks[1]?.curl).toContain('curl -sS');
  });

  it('count requirements, musts and checks, the untestable ones apart', () => {
    const results = assembled(
      [
        result(id),
        result(id, { name: 'more' }),
        failed('token.distinct'),
        failed('token.unguessable'),
        result('token.expiry.alive', { verdict: 'deferred' }),
        result('replace.redeem.kind', { verdict: 'not-applicable' }),
      ],
      { selected: ['token.publish.bound'], expectedFailures: [{ id: 'token.distinct', reason: 'bug' }] },
    );
    const none = { inconclusive: 0, deferred: 1, 'not-applicable': 1, waived: 1 };
    expect(results.summary).toEqual({
      requirements: { ...none, pass: 1, fail: 1, untestable: 1 },
      must: { ...none, pass: 1, fail: 0, untestable: 1 },
      checks: { ...none, pass: 2, fail: 1, untestable: 0 },
      exchanges: 2,
    });
  });

  it('keep the last value of an observation, in the order of their names', () => {
    const observe = (more: Record<string, string | number>) =>
      result(id, {
        name: JSON.stringify(more),
        observations: Object.entries(more).map(([name, value]) => ({ id: name, value })),
      });
    const { observations } = assembled([observe({ b: 1, a: 'x' }), observe({ b: 2, c: Number.NaN })]);
    expect(observations).toEqual([
      { id: 'a', value: 'x' },
      { id: 'b', value: 2 },
      { id: 'c', value: 'NaN' },
    ]);
  });

  it('list what was left on the target, each thing once', () => {
    const photo = { kind: 'photo', id: '7' } as const;
    const file = { kind: 'file', id: '7' } as const;
    const results = [result(id, { created: [photo, file] }), result(id, { name: 'more', created: [photo] })];
    expect(assembled(results, { created: [{ kind: 'photo', id: '1' }] }).created).toEqual([
      { kind: 'photo', id: '1' },
      photo,
      file,
    ]);
  });

  it('hold counterexamples as JSON, whatever they were', () => {
    class Redeem {
      toString() {
        return 'redeem(2)';
      }
    }
    const odd = Object.assign(Object.create(null), { n: 1 });
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    const tell = (counterexample: unknown) =>
      assembled([failed(id, { counterexample })]).requirements[0]?.checks[0]?.counterexample;
    expect(tell({ commands: [new Redeem()], big: 10n, nan: Number.NaN, odd, none: undefined })).toEqual({
      ...{ commands: ['redeem(2)'], big: '10', nan: 'NaN', odd: { n: 1 } },
    });
    expect(tell(new Uint8Array(3))).toBe('3 bytes');
    expect(tell(new Set([1]))).toEqual([1]);
    expect(tell(undefined)).toBeNull();
    expect(tell(cyclic)).toMatch(/^cannot be written as JSON/);
  });
});

describe('the net under the recorder', () => {
  const secret = 'hunter2-ü&';
  const redact = redaction([secret]).text;

  it('lets no secret through, wherever it stands', () => {
    const leaky = failed(id, {
      reason: `because ${secret}`,
      ...{ expected: secret, actual: secret, counterexample: { deep: [{ value: secret }] } },
      exchanges: [exchange({ path: `/${secret}`, query: [['a', secret]] }, { text: secret, headers: [['x', secret]] })],
      created: [{ kind: 'file', id: secret }],
      observations: [{ id: 'look', value: secret }],
      harnessError: `Error: ${secret}`,
    });
    const results = assembled([leaky], {
      redact,
      target: { url: `http://user:${encodeURIComponent(secret)}@host`, reference: false },
      product: { name: secret },
      capabilities: { background: { present: true, source: 'probed', evidence: secret } },
      expectedFailures: [{ id: secret, reason: secret }],
    });
    const text = JSON.stringify(results);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(encodeURIComponent(secret));
    expect(text.split('[redacted]').length).toBeGreaterThan(12);
  });

  it('redacts before it cuts, so that no half of a secret is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3980, max: 4005 }), (before) => {
        const { requirements: told } = assembled(
          [failed(id, { actual: `${'x'.repeat(before)}${secret}${'y'.repeat(9)}` })],
          { redact },
        );
        expect(told[0]?.checks[0]?.actual).not.toContain('hunter');
      }),
    );
  });

  it('leaves our own words alone when a secret happens to be one of them', () => {
    const results = assembled([failed(id)], { redact: redaction(['write', 'pass', 'getUploadToken']).text });
    expect(results.requirements[0]?.checks[0]?.exchanges[0]?.call).toMatchObject({
      caller: 'write',
      operation: 'getUploadToken',
    });
  });
});

describe('hostile targets', () => {
  it('cannot fill the results with megabytes of one sentence or header', () => {
    const long = 'x'.repeat(2 ** 21);
    const check = failed(id, {
      reason: long,
      actual: long,
      exchanges: [exchange({}, { headers: [['location', long]] })],
    });
    expect(JSON.stringify(assembled([check])).length).toBeLessThan(30_000);
  });

  it('do not make 3,000 exchanges too many', () => {
    const body = '<response status="error" message="'.padEnd(4096, 'x');
    const checks = Array.from({ length: 300 }, (_, at) =>
      failed(id, { name: `${at}`, exchanges: Array.from({ length: 10 }, () => exchange({}, { text: body })) }),
    );
    const run = finished(checks, { redact: redaction(['secret-one', 'secret-two', 'secret-three']).text });
    expect(assemble(run).summary.exchanges).toBe(3000);
  });
});
