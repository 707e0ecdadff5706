import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { replayOf } from '../../src/replay/record.js';
import type { Replay } from '../../src/replay/recording.js';
import { repeat } from '../../src/replay/repeat.js';
import { execute } from '../../src/run/execute.js';
import type { CheckContext } from '../../suites/check/context.js';
import { checks, declaredChecks } from '../../suites/check/registry.js';
import { granting, never, type Seen, sessionWith, targetThat } from '../check/session.js';
import { assembled } from '../judge/build.js';

type Body = (context: CheckContext, values: { readonly words: readonly string[] }) => Promise<void>;

/** What the checks of this file do, and what their target answers. */
let body: Body;
let answer: (title: string, nth: number) => string;
let count = 0;
beforeEach(() => {
  count = 0;
  answer = (title) => granting(title);
});

const values = { words: fc.constant<readonly string[]>(['a', 'ä😀']) };
const check = checks('test/replay');
check.property('token.distinct', 'is as the test says', values, (context, words) => body(context, words));
check('token.expiry.alive', 'needs a clock', (context) => body(context, { words: [] }));

const respond = ({ query, path }: Seen, response: ServerResponse): void => {
  if (path !== '/api/photo/get-upload-token') return void response.end();
  count += 1;
  response.end(answer(query.get('title') ?? '', count));
};

const ask = async ({ api }: CheckContext, title: string): Promise<string> =>
  (await api.getUploadToken({ title })).value;

/** A body that asks for titles, each of which must be the token, too. */
const asking =
  (...titles: string[]): Body =>
  async (context) => {
    for (const title of titles) context.expect(await ask(context, title), title).toBe(title);
  };

/** A target and the recording of what failed there, as it is read from a file. */
async function failing(name = 'is as the test says', wish: Parameters<typeof sessionWith>[1] = {}) {
  const { url, seen } = await targetThat(respond);
  const session = await sessionWith(url, { ...wish, effort: { runs: 1, shrink: false, repeats: 1 } });
  const found = declaredChecks().find((one) => one.name === name);
  if (found === undefined) throw new Error(`no check ${name}`);
  const result = await execute(found, session, never);
  expect(result.verdict).toBe('fail');
  const { run } = assembled([]);
  const about = { run: { ...run, id: 'run1' }, target: { url, reference: false } };
  const recording: Replay = JSON.parse(
    JSON.stringify(replayOf({ ...result, counterexample: result.counterexample ?? null }, about)),
  );
  seen.length = 0;
  count = 0;
  return { url, seen, session, recording };
}

/** Answers that fail `asking('a', 'b')` at its end. */
const wrongAtB = (title: string): string => granting(title === 'b' ? 'x' : title);

/** The verdict with a mark for each step: `=` as recorded, `~` another answer, `-` not sent, `+` new. */
function told({ verdict, because, steps }: Awaited<ReturnType<typeof repeat>>): [string, string, string] {
  const marks = steps.map(({ recorded, repeated, changed }) => {
    if (recorded === undefined) return '+';
    if (repeated === undefined) return '-';
    return changed ? '~' : '=';
  });
  return [verdict, because, marks.join('')];
}

describe('a recorded failure, judged by the check that found it', () => {
  beforeEach(() => {
    body = asking('a', 'b');
    answer = wrongAtB;
  });

  it('is FAILED while the check fails', async () => {
    const { recording, session } = await failing();
    expect(told(await repeat(recording, session, never))).toEqual(['FAILED', 'expected b: "b", got "x"', '==']);
  });

  it('is FIXED when the check passes three times', async () => {
    const { recording, session } = await failing();
    answer = (title) => granting(title);
    expect(told(await repeat(recording, session, never))).toEqual(['FIXED', 'the check passes, 3 of 3 times', '=~']);
    expect(count).toBe(3 * 2);
  });

  it('is FAILED when the check passes only at first', async () => {
    const { recording, session } = await failing();
    answer = (title, nth) => (nth < 6 ? granting(title) : wrongAtB(title));
    expect(told(await repeat(recording, session, never))).toEqual(['FAILED', 'expected b: "b", got "x"', '==']);
  });

  it('is tried again with other seeds, so that no two tries mean the same file', async () => {
    const { recording, session } = await failing();
    const seeds: number[] = [];
    body = async ({ seed }) => void seeds.push(seed);
    await repeat({ ...recording, steps: [] }, session, never);
    expect(seeds).toEqual([recording.seed, recording.seed + 1, recording.seed + 2]);
  });

  it('is FAILED when one try fails, also where another cannot tell', async () => {
    const { recording, session } = await failing();
    let tries = 0;
    body = async ({ expect: judged }) => {
      tries += 1;
      if (tries === 2) judged.inconclusive('there is nothing to see');
      if (tries === 3) judged.fail('this', 'that');
    };
    expect((await repeat({ ...recording, steps: [] }, session, never)).verdict).toBe('FAILED');
    body = async ({ expect: judged }) => {
      tries += 1;
      if (tries === 5) judged.inconclusive('there is nothing to see');
    };
    expect((await repeat({ ...recording, steps: [] }, session, never)).verdict).toBe('ERROR');
  });

  it('is FAILED when the check fails in another way', async () => {
    const { recording, session } = await failing();
    answer = () => granting('y');
    expect(told(await repeat(recording, session, never))).toEqual(['FAILED', 'expected a: "a", got "y"', '~-']);
  });

  it('is ERROR when the check is stopped by what belongs to another requirement', async () => {
    const { recording, session } = await failing();
    answer = () => '<response status="error" code="x" message="no"/>';
    expect(told(await repeat(recording, session, never))).toEqual([
      'ERROR',
      expect.stringMatching(/^a step that belongs to token\.issue\.xml did not work: expected an upload token, got /),
      '~-',
    ]);
  });

  it('is FAILED when that other requirement is what failed before', async () => {
    answer = () => '<response status="error" code="x" message="no"/>';
    const { recording, session } = await failing();
    expect(told(await repeat(recording, session, never))[0]).toBe('FAILED');
  });

  it('is ERROR when the check cannot tell, or goes wrong itself', async () => {
    const { recording, session } = await failing();
    body = async ({ expect: judged }) => judged.inconclusive('there is nothing to see');
    expect(told(await repeat(recording, session, never))).toEqual([
      'ERROR',
      'inconclusive: there is nothing to see',
      '--',
    ]);
    body = () => Promise.reject(new TypeError('x is not iterable'));
    expect(told(await repeat(recording, session, never))).toEqual([
      'ERROR',
      'the check could not repeat its case: TypeError: x is not iterable',
      '--',
    ]);
  });

  it('is ERROR where the target lacks what the check needs', async () => {
    const { recording, url } = await failing('needs a clock');
    const session = await sessionWith(url, { absent: ['clock'] });
    expect(told(await repeat(recording, session, never))).toEqual([
      'ERROR',
      'deferred: needs a clock that can be moved: set clock.advanceUrl or clock.advanceCommand',
      '--',
    ]);
  });

  it('has the values and the seed of its case', async () => {
    const cases: unknown[] = [];
    body = async (context, { words }) => {
      cases.push([words, context.seed, context.files.photo().filename, context.unique('u')]);
      await asking('a', 'b')(context, { words });
    };
    const { recording, session } = await failing();
    await repeat(recording, session, never);
    expect(cases).toHaveLength(3);
    expect(cases[2]).toEqual(cases[0]);
    expect(cases[1]).not.toEqual(cases[0]);
  });
});

describe('a failure that shows sometimes', () => {
  const sometimes = async (wrong: (nth: number) => boolean) => {
    body = asking('a');
    answer = () => granting('x');
    const { recording, session } = await failing();
    answer = (_, nth) => granting(wrong(nth) ? 'x' : 'a');
    return repeat({ ...recording, frequency: 'sometimes (2 of 3 tries)' }, session, never);
  };

  it('is looked for up to ten times', async () => {
    expect(told(await sometimes((nth) => nth === 10))).toEqual(['FAILED', 'expected a: "a", got "x"', '=']);
    expect(count).toBe(10);
  });

  it('is FIXED when it does not show in ten', async () => {
    expect(told(await sometimes((nth) => nth > 10))).toEqual(['FIXED', 'the check passes, 10 of 10 times', '~']);
    expect(count).toBe(10);
  });

  it('is not looked for any longer once all is over', async () => {
    const over = new AbortController();
    body = asking('a');
    answer = () => granting('x');
    const { recording, session } = await failing();
    answer = () => {
      over.abort(new Error('stopped'));
      return granting('a');
    };
    await repeat({ ...recording, frequency: 'sometimes (2 of 3 tries)' }, session, over.signal);
    expect(count).toBe(1);
  });
});
