import { describe, expect, it } from 'vitest';
import { ClockError } from '../../src/client/clock.js';
import type { Replay, ReplayStep } from '../../src/replay/recording.js';
import { repeat } from '../../src/replay/repeat.js';
import type { CheckContext } from '../../suites/check/context.js';
import { checks } from '../../suites/check/registry.js';
import { granting, never, sessionWith, targetThat } from '../check/session.js';
import { recordingOf, step } from './build.js';

/** What the one check of this file asks for. */
let asks: readonly string[] = [];
checks('test/unjudged')('token.distinct', 'asks for what it likes', async ({ api }: CheckContext) => {
  for (const title of asks) await api.getUploadToken({ title });
});

const answered = (text: string): Pick<ReplayStep, 'answer'> => ({ answer: { status: 200, says: text } });

/** A step of the check above, as the target of this file answers it. */
const asked = (number: number, title: string, says = granting('{upload_token}').replace('1766711372', '*')) =>
  step(
    number,
    {
      query: [
        ['title', title],
        ['tags', 'upload-contract run-recorded1'],
        ['format', 'xml'],
      ],
    },
    answered(says),
  );

async function repeated(recording: Replay, wish: Parameters<typeof sessionWith>[1] = {}) {
  const { url, seen } = await targetThat(({ query }, response) => {
    response.end(query.get('title') === 'other' ? 'no' : granting('tok-1'));
  });
  const { verdict, because, steps } = await repeat(recording, await sessionWith(url, wish), never);
  return { verdict, because, steps, seen: seen.map(({ query }) => query.get('title')) };
}

describe('steps that no check of this version judges', () => {
  it('are ERROR also when every answer is the one that was recorded: that need not be what was wrong', async () => {
    const { verdict, because, seen } = await repeated(recordingOf([asked(1, 'a'), asked(2, 'b')]));
    expect(because).toBe(
      'this version has no such check, so nothing here can judge the steps; every answer equals the recorded one, as far as it was kept',
    );
    expect({ verdict, seen }).toEqual({ verdict: 'ERROR', seen: ['a', 'b'] });
  });

  it('are ERROR when an answer is another one', async () => {
    const { verdict, because, steps } = await repeated(recordingOf([asked(1, 'a'), asked(2, 'other')]));
    expect(because).toBe(
      'this version has no such check, so nothing here can judge the steps; the answers differ from the recorded ones',
    );
    expect({ verdict, changed: steps.map(({ changed }) => changed) }).toEqual({
      verdict: 'ERROR',
      changed: [false, true],
    });
  });

  it('are ERROR when one could not be sent', async () => {
    const lost = step(2, { query: [['upload_token', { from: 1, field: 'replace_token' }]] });
    expect((await repeated(recordingOf([asked(1, 'a'), lost]))).verdict).toBe('ERROR');
  });

  it('stand beside themselves when parallel ones ended in another order', async () => {
    const parallel = ['a', 'other', 'c'].map((title, at) =>
      title === 'other' ? { ...asked(at + 1, title, 'no'), at: 0 } : { ...asked(at + 1, title), at: 0 },
    );
    const { verdict, steps } = await repeated(recordingOf([...parallel].reverse()));
    expect(steps.map(({ changed }) => changed)).toEqual([false, false, false]);
    expect(verdict).toBe('ERROR');
  });

  it('are not sent where the target lacks what they need', async () => {
    const needs = { needs: ['clock' as const], clockMoves: [{ at: 5, seconds: 60 }] };
    const { verdict, because, seen } = await repeated(recordingOf([asked(1, 'a')], needs), { absent: ['clock'] });
    expect(because).toBe('this version has no such check, and its steps need clock: the test says so of clock');
    expect({ verdict, seen }).toEqual({ verdict: 'ERROR', seen: [] });
  });

  it.each<[string, string, Replay, Parameters<typeof sessionWith>[1]]>([
    [
      'break off where there is no body',
      'a body of 0 bytes cannot break off after 5',
      recordingOf([step(1, { transmission: { tornAfter: 5 } })]),
      {},
    ],
    [
      'hold an impossible file',
      'the smallest png has 67 bytes; 3 were asked for',
      recordingOf([
        step(1, {
          ...{ method: 'POST', form: [], encoding: 'multipart' },
          file: { descriptor: { kind: 'png', seed: 1, length: 3 }, start: 0, end: 3, filename: 'a', type: 'b' },
        }),
      ]),
      {},
    ],
    [
      'move a clock that cannot be moved',
      'clock.advanceUrl answered HTTP 500',
      recordingOf([asked(1, 'a')], { clockMoves: [{ at: 0, seconds: 60 }] }),
      {
        session: {
          clock: { moved: 0, advance: () => Promise.reject(new ClockError('clock.advanceUrl answered HTTP 500')) },
        },
      },
    ],
  ])('are ERROR when they %s', async (_what, trouble, recording, wish) => {
    const { verdict, because } = await repeated(recording, wish);
    expect(because).toMatch(`this version has no such check, and its steps could not be sent: ${trouble}`);
    expect(verdict).toBe('ERROR');
  });
});

describe('steps of a check that makes other requests now', () => {
  const recording = recordingOf([asked(1, 'a'), asked(2, 'b')], { check: 'asks for what it likes' });

  it('are sent as they stand when the check passes without them', async () => {
    asks = ['a'];
    const { verdict, because, seen } = await repeated(recording);
    expect(because).toMatch(
      /^the check sends other requests than the recorded ones, so nothing here can judge the steps; every answer/,
    );
    expect({ verdict, seen }).toEqual({ verdict: 'ERROR', seen: ['a', 'a', 'b'] });
  });

  it('tell nothing more when their answers are others', async () => {
    asks = [];
    const { verdict } = await repeated({ ...recording, steps: [asked(1, 'a'), asked(2, 'other')] });
    expect(verdict).toBe('ERROR');
  });

  it('are not needed when it was another answer that led the check elsewhere', async () => {
    asks = ['a'];
    const { verdict, because, seen } = await repeated({
      ...recording,
      steps: [asked(1, 'a', 'broken'), asked(2, 'b')],
    });
    expect({ verdict, because }).toEqual({ verdict: 'FIXED', because: 'the check passes, 3 of 3 times' });
    expect(seen).toEqual(['a', 'a', 'a']);
  });
});
