import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../src/replay/record.js';
import type { Replay, ReplayStep, StepCall } from '../../src/replay/recording.js';
import { sendSteps } from '../../src/replay/send.js';
import { granting, never, type Seen, sessionWith, targetThat } from '../check/session.js';
import { recordingOf, step } from './build.js';

/** Everything of interest that a target saw, in its order. */
const titles = (seen: readonly Seen[]) => seen.map(({ query }) => query.get('title'));

const titled = (number: number, title: string, more: Partial<ReplayStep> = {}) =>
  step(number, { query: [['title', title]] }, more);

/** A redemption; its body is between 700 and 1100 bytes long. */
const redeem = (number: number, call: Partial<StepCall> = {}, more: Partial<ReplayStep> = {}) =>
  step(
    number,
    {
      operation: 'redeemUploadToken',
      method: 'POST',
      path: '/api/photo/redeem-upload-token',
      caller: 'nobody',
      form: [['upload_token', { from: 1, field: 'upload_token' }]],
      file: {
        descriptor: { kind: 'png', seed: 1, length: 420 },
        ...{ start: 0, end: 420, filename: 'uc-recorded1.png', type: 'image/png' },
      },
      encoding: 'multipart',
      ...call,
    },
    more,
  );

/** Sends steps to a target that grants `now-1`, `now-2` and so on, and answers a redemption with its number. */
async function sent(
  steps: readonly ReplayStep[],
  {
    recording = {},
    answer,
  }: { recording?: Partial<Replay>; answer?: (one: Seen, response: ServerResponse) => void } = {},
) {
  let count = 0;
  const usual = (_: Seen, response: ServerResponse): void => {
    count += 1;
    response.end(granting(`now-${count}`));
  };
  const { url, seen } = await targetThat(answer ?? usual);
  const moves: [number, number][] = [];
  const clock = { moved: 0, advance: async (seconds: number) => void moves.push([seconds, seen.length]) };
  const session = await sessionWith(url, { session: { clock }, timeoutMs: 2000 });
  const exchanges = await sendSteps(recordingOf(steps, recording), session, never);
  return { seen, exchanges, moves, session };
}

describe('recorded steps', () => {
  it('are filled with what the answers give this time', async () => {
    const { seen } = await sent([
      step(1),
      step(2),
      redeem(3, { form: [['upload_token', { from: 2, field: 'upload_token' }]] }),
    ]);
    expect(seen[2]?.body).toMatch(/name="upload_token"\r\n\r\nnow-2\r\n/);
  });

  it('are sent to the path that an answer gave', async () => {
    const upload: Partial<StepCall> = { operation: 'uploadFile', method: 'POST', path: '/api/file/upload', form: [] };
    const answer = (_: Seen, response: ServerResponse) =>
      void response.end('<response status="ok"><url>/files/9</url><filename>a</filename></response>');
    const read: Partial<StepCall> = { operation: 'readFile', path: { from: 1, field: 'url' }, caller: 'nobody' };
    const { seen } = await sent([redeem(1, upload), step(2, read)], { answer });
    expect(seen.map(({ path }) => path)).toEqual(['/api/file/upload', '/files/9']);
  });

  it('have the addresses of this catcher, the same for the same number, with what was added', async () => {
    const to = (number: number, catcher: number, rest: string) =>
      step(number, { query: [['return_url', { catcher, rest }]] });
    const { seen, session } = await sent([to(1, 1, ''), to(2, 2, '/p'), to(3, 1, '?run=recorded1#f')]);
    const [first = '', second = '', third = ''] = seen.map(({ query }) => query.get('return_url') ?? '');
    expect(first).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}$/);
    expect(first.startsWith(session.catcher.url)).toBe(true);
    expect(second).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/p$/);
    expect(second.startsWith(first)).toBe(false);
    expect(third).toBe(`${first}?run=run1#f`);
  });

  it('have the id of this run in the place of the one that was recorded', async () => {
    const { seen } = await sent([
      titled(1, 'upload-contract recorded1'),
      redeem(2, { form: [['x-recorded1', 'recorded1!']] }),
    ]);
    expect(titles(seen)[0]).toBe('upload-contract run1');
    expect(seen[1]?.body).toMatch(/filename="uc-run1\.png"/);
    expect(seen[1]?.body).toMatch(/name="x-run1"\r\n\r\nrun1!\r\n/);
    expect(seen.map(({ body }) => body).join()).not.toContain('recorded1');
  });

  it('are recorded again as they were', async () => {
    const steps = [
      step(1, { query: [['return_url', { catcher: 1, rest: '?a' }]] }, { at: 0 }),
      redeem(2),
      redeem(3, { transmission: { tampered: [['upload_token', { from: 1, field: 'upload_token' }]] } }),
    ];
    const { exchanges } = await sent(steps);
    const again = stepsOf(exchanges, 'run1').map(({ call: { deliberate: _, file, ...rest } }) => rest);
    expect(again).toEqual(steps.map(({ call: { file, ...rest } }) => rest));
  });

  it('are left out when no answer gave what they need, and the others go on', async () => {
    const lost = redeem(2, { form: [['upload_token', { from: 1, field: 'replace_token' }]] });
    const ahead = redeem(3, { form: [['upload_token', { from: 4, field: 'upload_token' }]] });
    const { seen, exchanges } = await sent([titled(1, 'a'), lost, ahead, titled(4, 'b')]);
    expect(titles(seen)).toEqual(['a', 'b']);
    expect(exchanges).toHaveLength(2);
  });

  it('go on when one has no answer', async () => {
    const answer = (one: Seen, response: ServerResponse): void => {
      if (one.query.get('title') === 'broken') response.destroy();
      else response.end(granting('t'));
    };
    const held = redeem(3, { transmission: { held: true } }, { at: 30, took: 100 });
    const steps = [
      titled(1, 'a'),
      titled(2, 'broken'),
      held,
      titled(4, 'broken', { at: 50 }),
      titled(5, 'c', { at: 60 }),
    ];
    const { exchanges } = await sent(steps, { answer });
    expect(exchanges.map(({ failure }) => failure?.kind).filter(Boolean)).toEqual(['broken', 'broken']);
    expect(exchanges).toHaveLength(5);
  });

  it('stop when all is over', async () => {
    const over = new AbortController();
    const { url, seen } = await targetThat(() => over.abort(new Error('stopped')));
    const session = await sessionWith(url);
    const exchanges = await sendSteps(recordingOf([titled(1, 'a'), titled(2, 'b')]), session, over.signal);
    expect(exchanges.map(({ failure }) => failure?.kind)).toEqual(['aborted']);
    expect(titles(seen)).toEqual(['a']);
  });
});

describe('the time of recorded steps', () => {
  it('keeps one that ended before another began before it, and sends those together that were', async () => {
    const waiting: [string | null, () => void][] = [];
    let together: (string | null)[] = [];
    const answer = ({ query }: Seen, response: ServerResponse): void => {
      waiting.push([query.get('title'), () => response.end(granting('t'))]);
      if (query.get('title') !== 'first' && waiting.length < 3) return;
      together = waiting.map(([title]) => title).sort();
      for (const [, finish] of waiting.splice(0)) finish();
    };
    const overlapping = ['b', 'c', 'd'].map((title, at) => titled(at + 2, title, { at: 100 + at, took: 50 }));
    const { seen } = await sent([titled(1, 'first', { at: 0, took: 99 }), ...overlapping], { answer });
    expect(titles(seen)[0]).toBe('first');
    expect(together).toEqual(['b', 'c', 'd']);
  });

  it('holds a request back until those within it are answered', async () => {
    const held = redeem(1, { form: [], transmission: { held: true } }, { at: 0, took: 100 });
    const within = [titled(2, 'a', { at: 10 }), titled(3, 'b', { at: 40 })];
    const { seen, exchanges } = await sent([held, ...within, titled(4, 'after', { at: 110 })]);
    // A target sees a request when it is whole.
    expect(titles(seen)).toEqual(['a', 'b', null, 'after']);
    expect(exchanges.map(({ call }) => call.transmission)).toEqual([undefined, undefined, { held: true }, undefined]);
  });

  it('breaks a connection off where it broke off', async () => {
    const { seen, exchanges } = await sent([
      step(1),
      redeem(2, { transmission: { tornAfter: 300 } }),
      titled(3, 'after'),
    ]);
    expect(titles(seen)).toEqual([null, 'after']);
    expect(exchanges[1]).toMatchObject({ failure: { kind: 'broken' }, call: { transmission: { tornAfter: 300 } } });
  });

  it('moves the clock before the step that it was moved before, and after those that had ended', async () => {
    const clockMoves = [
      { at: 15, seconds: 888 },
      { at: 30, seconds: 19 },
    ];
    const steps = [titled(1, 'a', { at: 0 }), titled(2, 'b', { at: 16 }), titled(3, 'c', { at: 30 })];
    const { moves } = await sent(steps, { recording: { clockMoves } });
    expect(moves).toEqual([
      [888, 1],
      [19, 2],
    ]);
  });

  it('moves the clock while a request is held that was held then', async () => {
    const held = redeem(1, { form: [], transmission: { held: true } }, { at: 0, took: 100 });
    const { moves, seen } = await sent([held, titled(2, 'after', { at: 110 })], {
      recording: { clockMoves: [{ at: 50, seconds: 60 }] },
    });
    expect(moves).toEqual([[60, 0]]);
    expect(seen).toHaveLength(2);
  });
});
