import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { redaction } from '../../src/client/redaction.js';
import { execute } from '../../src/run/execute.js';
import { example, granting, never, property, sessionWith, targetThat, unused, working } from './session.js';

describe('a failure', () => {
  it('is tried again, and always shows', async () => {
    const { url, seen } = await working();
    const check = example(async ({ api, expect: must }) => must((await api.getUploadToken()).value).toBe('other'));
    const result = await execute(check, await sessionWith(url, { effort: { repeats: 2 } }), never);
    expect(result).toMatchObject({ verdict: 'fail', frequency: 'always (3 of 3 tries)' });
    expect([seen.length, result.exchanges.length]).toEqual([3, 1]);
  });

  it('shows sometimes', async () => {
    let tried = 0;
    const check = example(async ({ expect: must }) => {
      tried += 1;
      must(tried % 2).toBe(0);
    });
    expect(await execute(check, await sessionWith(unused, { effort: { repeats: 3 } }), never)).toMatchObject({
      frequency: 'sometimes (2 of 4 tries)',
    });
  });

  it('of a property is tried again with its smallest case', async () => {
    const again: number[] = [];
    const check = property({ n: fc.nat({ max: 1000 }) }, async ({ expect: must }, { n }) => {
      again.push(n);
      must(n).toSatisfy((one) => one < 5, 'less than 5');
    });
    const session = await sessionWith(unused, { effort: { repeats: 2, runs: 50 } });
    expect(await execute(check, session, never)).toMatchObject({ frequency: 'always (3 of 3 tries)' });
    expect(again.slice(-2)).toEqual([5, 5]);
  });

  it('is not counted by tries that tell nothing', async () => {
    let tried = 0;
    const check = example(async ({ expect: must }) => {
      tried += 1;
      if (tried > 1) must.inconclusive('not now');
      must(1).toBe(2);
    });
    const result = await execute(check, await sessionWith(unused, { effort: { repeats: 2 } }), never);
    expect(result.verdict).toBe('fail');
    expect(result).not.toHaveProperty('frequency');
  });

  it('lists what its tries made as well', async () => {
    const { url } = await targetThat((seen, response) => {
      if (seen.path.endsWith('get-upload-token')) return void response.end(granting('abc'));
      response.writeHead(301, { location: 'http://a.test/?photo_id=7' }).end();
    });
    const check = example(async ({ api, files, expect: must }) => {
      await api.redeem(await api.getUploadToken(), files.photo());
      must(1).toBe(2);
    });
    const result = await execute(check, await sessionWith(url, { effort: { repeats: 1 } }), never);
    expect(result.created).toEqual([
      { kind: 'photo', id: '7' },
      { kind: 'photo', id: '7' },
    ]);
  });
});

it('nothing that a check found holds a secret', async () => {
  const secret = 'b3arer secret/&"<';
  const { url } = await targetThat((_, response) =>
    response.writeHead(301, { location: `http://a.test/?photo_id=${encodeURIComponent(secret)}` }).end(secret),
  );
  const auth = { write: { bearer: secret.replaceAll(/[^\w/]/g, '') } };
  const secrets = [secret, auth.write.bearer];
  const session = await sessionWith(url, { redact: redaction(secrets), auth });
  const leaks = secrets.flatMap((one) => [one, JSON.stringify(one).slice(1, -1), encodeURIComponent(one)]);
  const check = property(
    { text: fc.constant(secret) },
    async ({ api, files, expect: must, observe, unique }, { text }) => {
      observe('what', `came ${text}`);
      const outcome = await api.redeem(text, files.photo({ filename: `${text}.png` }), {
        extra: text,
        more: unique('x'),
      });
      must(outcome.reply.text, `the ${text}`).toSatisfy(() => false, `no ${text}`);
    },
  );
  for (const one of [
    check,
    example(
      async ({ api }) =>
        void (await api.upload(await api.getUploadToken(), {
          descriptor: { kind: 'png', seed: 1, length: 100 },
          start: 0,
          end: 100,
          filename: secret,
          type: secret,
        })),
    ),
    example(() => Promise.reject(new TypeError(secret))),
  ]) {
    const result = await execute(one, session, never);
    const text = JSON.stringify(result);
    for (const leak of leaks) expect(text).not.toContain(leak);
    expect(text).toContain('[redacted]');
  }
});

it('a warning of a leak is drawn by no crowd of checks or requests', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error): void => void warnings.push(warning);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const { url } = await working();
  const session = await sessionWith(url);
  const crowd = example(
    async ({ api }) => void (await Promise.all(Array.from({ length: 15 }, () => api.getUploadToken()))),
  );
  await Promise.all(Array.from({ length: 12 }, () => execute(crowd, session, never)));
  await delay(10);
  expect(warnings.filter((warning) => warning.name === 'MaxListenersExceededWarning')).toEqual([]);
});
