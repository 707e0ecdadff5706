import { describe, expect, it } from 'vitest';
import { startCatcher } from '../../src/catcher/catcher.js';
import type { Exchange } from '../../src/client/exchange.js';
import { contract } from '../../src/contract/requirements.js';
import { replayFiles, replayOf, stepsOf } from '../../src/replay/record.js';
import { assembled, exchange, failed } from '../judge/build.js';
import { address, issued, redeemed } from './build.js';

const steps = (...exchanges: Exchange[]) => stepsOf(exchanges, 'r1');

describe('the steps of a replay', () => {
  it('take tokens from the answers that gave them, and only where a token belongs', () => {
    const [issue, redeem] = steps(issued('t1'), redeemed('t1', 10));
    expect(issue?.call.query).toEqual([['return_url', { catcher: 1, rest: '' }]]);
    expect(redeem?.call.form).toEqual([
      ['upload_token', { from: 1, field: 'upload_token' }],
      ['extra', 't1'],
    ]);
    expect(redeem?.call.file?.descriptor).toEqual({ kind: 'png', seed: 1, length: 420 });
  });

  it('keep a token that no answer gave', () => {
    expect(steps(issued('t1'), redeemed('t2', 10))[1]?.call.form?.[0]).toEqual(['upload_token', 't2']);
  });

  it('name the first answer that gave a token', () => {
    expect(steps(issued('t1'), issued('t1', 1), redeemed('t1', 9))[2]?.call.form?.[0]?.[1]).toEqual({
      ...{ from: 1, field: 'upload_token' },
    });
  });

  it('know a replace token also where an upload token is asked for', () => {
    const replace = exchange(
      { operation: 'getReplaceToken', path: '/api/photo/get-replace-token', query: [['format', 'json']] },
      { text: '{"status": "ok", "replacetoken": {"replace_token": "r1"}}' },
      { startedAt: 1000 },
    );
    expect(steps(replace, redeemed('r1', 10))[1]?.call.form?.[0]?.[1]).toEqual({ from: 1, field: 'replace_token' });
  });

  const replaceWith = (photo: string) =>
    exchange(
      { operation: 'getReplaceToken', path: '/api/photo/get-replace-token', query: [['photo_id', photo]] },
      {},
      { startedAt: 2000 },
    );

  it.each<[string, Parameters<typeof exchange>[1]]>([
    ['redirect', { status: 301, headers: [['location', `${address('a')}?photo_id=77&tree_id=1`]] }],
    ['line', { text: 'ok example.com 1 77 tok http://x/' }],
    ['form', { text: `<form method="post" action="${address('a')}"><input name="photo_id" value="77"></form>` }],
  ])('take a photo from a %s', (_way, answer) => {
    const [, , replace] = steps(issued('t1'), redeemed('t1', 10, answer), replaceWith('77'));
    expect(replace?.call.query).toEqual([['photo_id', { from: 2, field: 'photo_id' }]]);
  });

  it('take a file from the url that its upload answered, absolute or not', () => {
    const upload = (url: string) =>
      exchange(
        {
          operation: 'uploadFile',
          method: 'POST',
          path: '/api/file/upload',
          query: [],
          form: [],
          encoding: 'multipart',
        },
        { text: `<response status="ok"><url>${url}</url><filename>a</filename></response>` },
        { startedAt: 1000 },
      );
    const read = exchange({ operation: 'readFile', path: 'http://127.0.0.1:9/files/1' }, {}, { startedAt: 2000 });
    for (const url of ['/files/1', 'files/1', 'http://127.0.0.1:9/files/1'])
      expect(steps(upload(url), read)[1]?.call.path).toEqual({ from: 1, field: 'url' });
    expect(steps(upload('/files/2'), read)[1]?.call.path).toBe('http://127.0.0.1:9/files/1');
  });

  it('number callback addresses and keep what was added to them', () => {
    const to = (url: string, at: number) => exchange({ query: [['return_url', url]] }, {}, { startedAt: at });
    const told = steps(
      to(address('a', '?x=1#f'), 1),
      to(address('b', '/path'), 2),
      to(address('a'), 3),
      to(`${address('a')}0`, 4),
      to('http://127.0.0.1:4000/prefix/elsewhere', 5),
      to('http://elsewhere/?a', 6),
    ).map((one) => one.call.query[0]?.[1]);
    expect(told).toEqual([
      { catcher: 1, rest: '?x=1#f' },
      { catcher: 2, rest: '/path' },
      { catcher: 1, rest: '' },
      `${address('a')}0`,
      'http://127.0.0.1:4000/prefix/elsewhere',
      'http://elsewhere/?a',
    ]);
  });

  it('stand in the order in which they began, with the times that tell which overlapped', () => {
    const told = steps(redeemed('t1', 12), issued('t1'), redeemed('t1', 11));
    expect(told.map(({ step, at, took }) => [step, at, took])).toEqual([
      [1, 0, 5],
      [2, 11, 20],
      [3, 12, 20],
    ]);
    expect(told[2]?.call.form?.[0]?.[1]).toEqual({ from: 1, field: 'upload_token' });
  });

  it('do not mind answers that no decoder understands', () => {
    const nonsense = ['', '<a><b>', '{"a":', '\u0000', '<response status="ok"><upload_token>', '{"status":"ok"}'];
    for (const text of nonsense) expect(steps(exchange({}, { text }), redeemed('t1', 9))).toHaveLength(2);
  });

  it.each<Exchange['call']['transmission']>([
    { tornAfter: 100 },
    { tornAfter: -44 },
    { held: true },
    { signed: 'query' },
    undefined,
  ])('keep how a request travelled: %o', (transmission) => {
    const [told] = steps(exchange(transmission === undefined ? {} : { transmission }));
    expect(told?.call.transmission).toEqual(transmission);
  });

  it('take from earlier answers also what was sent in the place of what was signed', () => {
    const transmission = {
      tampered: [['upload_token', 't1'] as const, ['return_url', address('a', '?more')] as const],
    };
    const [, told] = steps(issued('t1'), exchange({ transmission }, {}, { startedAt: 2000 }));
    expect(told?.call.transmission?.tampered).toEqual([
      ['upload_token', { from: 1, field: 'upload_token' }],
      ['return_url', { catcher: 1, rest: '?more' }],
    ]);
  });
});

describe('the addresses of the catcher itself', () => {
  it('are known as such', async () => {
    const own = await startCatcher();
    const { url } = own.address({ path: '/sub' });
    await own.close();
    const [step] = steps(exchange({ query: [['return_url', `${url}?a=1`]] }));
    expect(step?.call.query[0]?.[1]).toEqual({ catcher: 1, rest: '/sub?a=1' });
  });
});

describe('a replay', () => {
  const about = {
    run: { ...assembled([]).run, id: 'r1', startedAt: '2026-05-01T10:00:00.000Z' },
    target: { url: 'https://videos.example.com', reference: false },
  };

  it('says what it is a replay of and what was expected', () => {
    const check = failed('token.expiry.alive', { counterexample: { minutes: 15 }, frequency: 'always (3 of 3 tries)' });
    expect(replayOf({ ...check, seed: 77, counterexample: { minutes: 15 } }, about)).toMatchObject({
      schema: 'https://upload-contract.dev/replay/1',
      contract,
      run: { id: 'r1', startedAt: '2026-05-01T10:00:00.000Z' },
      target: about.target,
      requirement: 'token.expiry.alive',
      check: 'does what it says',
      suite: 'tokens/lifetime',
      needs: ['clock'],
      expected: '180',
      actual: '60',
      frequency: 'always (3 of 3 tries)',
      counterexample: { minutes: 15 },
      seed: 77,
      clockMoves: [],
    });
  });

  it('counts the moves of the clock from its first step', () => {
    const exchanges = [redeemed('t1', 900_500), issued('t1', 500)];
    const clockMoves = [
      { at: 1900, seconds: 888 },
      { at: 3000, seconds: 19 },
    ];
    const check = failed('token.expiry.alive', { exchanges });
    expect(replayOf({ ...check, counterexample: null, clockMoves }, about).clockMoves).toEqual([
      { at: 400, seconds: 888 },
      { at: 1500, seconds: 19 },
    ]);
  });

  it('is a file for each failing check, as the results name it, without secrets', () => {
    const secret = 'hunter2-secret';
    const id = 'redeem.uses.exact';
    const transmission = { tampered: [['b', secret] as const] };
    const call = { path: `/${secret}`, query: [['a', secret] as const], transmission, deliberate: secret };
    const results = assembled(
      [
        failed(id, {
          exchanges: [exchange(call, { text: secret }), exchange({}, { headers: [['location', secret]] })],
        }),
        failed(id, { name: 'two', expected: secret, counterexample: [secret] }),
        failed('token.distinct', { unmet: id }),
      ],
      { redact: (text) => text.replaceAll(secret, '[redacted]') },
    );
    const files = replayFiles(results);
    expect(files.map((one) => one.path)).toEqual([`replay/${id}-1.json`, `replay/${id}-2.json`]);
    expect(JSON.parse(files[0]?.content ?? '')).toMatchObject({ requirement: id, steps: [{ step: 1 }, { step: 2 }] });
    for (const { content } of files) {
      expect(content).toContain('[redacted]');
      expect(content).not.toContain(secret);
    }
  });
});
