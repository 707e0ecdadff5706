import fc from 'fast-check';
import { chunkOf } from '../../src/client/chunks.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { anyUpload } from '../check/suspects.js';
import { tokenWithCallback } from '../shared/callback-token.js';
import { successRule } from '../shared/plain-answers.js';

const check = checks('redemption/uses');

/** How many of some uploads under one token succeed, all sent at once. */
async function atOnce(
  { api, files }: CheckContext,
  token: Awaited<ReturnType<typeof api.getUploadToken>>,
  uploads: number,
): Promise<number> {
  const photos = Array.from({ length: uploads }, () => files.photo());
  const outcomes = await Promise.all(photos.map((photo) => api.redeem(token, photo)));
  return outcomes.filter((outcome) => outcome.result === 'success').length;
}

check('redeem.anonymous', 'an upload succeeds without credentials', async (context) => {
  const { api, expect, files } = context;
  const open = await api.redeem(await tokenWithCallback(context), files.photo(), {}, { as: 'nobody' });
  if (open.result === 'success') return;
  // Where credentials make no difference, something else is wrong than that they are asked for.
  const signed = await api.redeem(await tokenWithCallback(context), files.photo(), {}, { as: 'write' });
  if (signed.result !== 'success') expect.inconclusive('an upload does not succeed with credentials either');
  expect.fail('an upload without credentials to succeed, as it does with them', outcomeInWords(open));
});

check('redeem.anonymous', 'an upload succeeds with credentials as well', async (context) => {
  const { api, can, expect, files } = context;
  const open = await api.redeem(await tokenWithCallback(context), files.photo());
  if (open.result !== 'success') expect.inconclusive('an upload does not succeed without credentials either');
  const as = can('read') ? 'read' : 'write';
  const signed = await api.redeem(await tokenWithCallback(context), files.photo(), {}, { as });
  expect.success(signed, `an upload with the credentials of ${as}`);
});

check.property(
  'redeem.uses.exact',
  'max_uploads uploads succeed and not one more',
  { uses: fc.integer({ min: 1, max: 12 }) },
  async (context, { uses }) => {
    const { api, expect, files } = context;
    const token = await tokenWithCallback(context, { max_uploads: uses });
    for (let use = 1; use <= uses; use += 1)
      expect.success(await api.redeem(token, files.photo()), `upload ${use} of ${uses}`);
    expect.noSuccess(await api.redeem(token, files.photo()), `upload ${uses + 1} of ${uses}`);
  },
  { examples: [1, 2, 3].map((uses) => ({ uses })), atMost: 2 },
);

check(
  'redeem.uses.exact',
  'a hundred uploads succeed and not one more',
  async (context) => {
    const { api, expect, files } = context;
    const token = await tokenWithCallback(context, { max_uploads: 100 });
    expect(await atOnce(context, token, 99), 'successes of 99 uploads', anyUpload).toBe(99);
    expect.success(await api.redeem(token, files.photo()), 'upload 100 of 100');
    expect.noSuccess(await api.redeem(token, files.photo()), 'upload 101 of 100');
  },
  { slow: true },
);

check('redeem.uses.exact', 'uses without return_url are counted too', async (context) => {
  const { api, expect, files } = context;
  const isSuccess = await successRule(context);
  const token = await api.getUploadToken({ max_uploads: 2 });
  for (const use of [1, 2]) {
    const { status } = (await api.redeem(token, files.photo())).reply;
    expect(status, `the HTTP status of upload ${use} of 2`).toBe(200);
  }
  const outcome = await api.redeem(token, files.photo());
  if (isSuccess(outcome)) expect.fail('upload 3 of 2 not to succeed', outcomeInWords(outcome));
});

check(
  'redeem.uses.exact',
  'uses in the background are counted too',
  async (context) => {
    const { api, expect, files } = context;
    const token = await tokenWithCallback(context, { background_return_p: '1', max_uploads: 2 });
    for (const use of [1, 2]) {
      const outcome = await api.redeem(token, files.photo());
      if (outcome.result !== 'success') expect.fail(`upload ${use} of 2 to succeed`, outcomeInWords(outcome));
    }
    expect.noSuccess(await api.redeem(token, files.photo()), 'upload 3 of 2');
  },
  { needs: ['background'] },
);

check('redeem.uses.default', 'without max_uploads one upload succeeds and not one more', async (context) => {
  const { api, expect, files } = context;
  const token = await tokenWithCallback(context);
  expect.success(await api.redeem(token, files.photo()), 'the first upload');
  expect.noSuccess(await api.redeem(token, files.photo()), 'the second upload');
});

check.property(
  'redeem.uses.race',
  'uploads at the same time do not outrun max_uploads',
  { uses: fc.integer({ min: 1, max: 3 }), more: fc.integer({ min: 1, max: 6 }) },
  async (context, { uses, more }) => {
    const { expect, races } = context;
    for (let race = 0; race < races; race += 1) {
      const token = await tokenWithCallback(context, { max_uploads: uses });
      expect(await atOnce(context, token, uses + more), `successes of ${uses + more} uploads at once`).toSatisfy(
        (successes) => successes <= uses,
        `at most ${uses}`,
      );
    }
  },
  {
    examples: [
      { uses: 1, more: 5 },
      { uses: 2, more: 4 },
    ],
    atMost: 1,
  },
);

check('redeem.uses.race', 'the last use goes to one of many', async (context) => {
  const { api, expect, files, races } = context;
  for (let race = 0; race < races; race += 1) {
    const token = await tokenWithCallback(context, { max_uploads: 3 });
    await api.upload(token, files.photo());
    await api.upload(token, files.photo());
    expect(await atOnce(context, token, 6), 'successes of 6 uploads for the last use').toSatisfy(
      (successes) => successes <= 1,
      'at most 1',
    );
  }
});

check('redeem.uses.race', 'the last use goes to one of two files in chunks', async (context) => {
  const { api, expect, files, races } = context;
  for (let race = 0; race < races; race += 1) {
    const token = await tokenWithCallback(context);
    const both = [files.chunked({ length: 200 }), files.chunked({ length: 200 })];
    for (const file of both) await api.sendChunk({ token }, file, chunkOf(file, 1));
    const last = await Promise.all(both.map((file) => api.sendChunk({ token }, file, chunkOf(file, 2))));
    const successes = last.filter((answer) => answer.result === 'success').length;
    expect(successes, 'files in chunks that completed at once under a token for one').toSatisfy(
      (count) => count <= 1,
      'at most 1',
    );
  }
});

check('redeem.uses.parallel', 'as many uploads as there are uses succeed at the same time', async (context) => {
  const token = await tokenWithCallback(context, { max_uploads: 4 });
  context.expect(await atOnce(context, token, 4), 'successes of 4 uploads at once with max_uploads=4').toBe(4);
});

check('redeem.uses.independent', 'using one token up leaves another alone', async (context) => {
  const { api, callbacks, expect, files } = context;
  const return_url = callbacks.address().url;
  const spent = await api.getUploadToken({ return_url });
  const fresh = await api.getUploadToken({ return_url });
  await api.upload(spent, files.photo());
  await api.redeem(spent, files.photo());
  expect.success(await api.redeem(fresh, files.photo()), 'an upload with the token that was not used');
});

check(
  'redeem.uses.after-failure',
  'a failed upload takes at most one use',
  async (context) => {
    const { api, expect, files, observe } = context;
    const token = await tokenWithCallback(context, { max_uploads: 2 });
    const failed = await api.redeem(token, files.unsupported());
    if (failed.result === 'success') expect.notApplicable('no upload could be made to fail');
    expect.success(await api.redeem(token, files.photo()), 'an upload after a failed one, with max_uploads=2');
    const third = await api.redeem(token, files.photo());
    observe('redeem.failure-takes-a-use', third.result !== 'success');
  },
  { needs: ['rejectsUnsupported'] },
);

check(
  'redeem.uses.exact',
  'failed uploads add no use, neither before nor behind one that succeeds',
  async (context) => {
    const { api, expect, files } = context;
    const token = await tokenWithCallback(context, { max_uploads: 2 });
    let successes = 0;
    for (const file of ['text', 'photo', 'text', 'photo', 'photo'] as const) {
      const { result } = await api.redeem(token, file === 'text' ? files.unsupported() : files.photo());
      if (result !== 'success') continue;
      if (file === 'text') return expect.notApplicable('no upload could be made to fail');
      successes += 1;
    }
    expect(successes, 'successes under a token for two, with two failures between them').toSatisfy(
      (count) => count <= 2,
      'at most 2',
    );
  },
  { needs: ['rejectsUnsupported'] },
);

check(
  'redeem.uses.after-failure',
  'several failed uploads take at most one use each',
  async (context) => {
    const { api, expect, files } = context;
    const token = await tokenWithCallback(context, { max_uploads: 5 });
    for (const file of [files.unsupported(), undefined, files.unsupported(), files.unsupported()])
      if ((await api.redeem(token, file, {}, { deliberate: 'to fail' })).result === 'success')
        expect.notApplicable('no upload could be made to fail');
    expect.success(await api.redeem(token, files.photo()), 'an upload after four failed ones, with max_uploads=5');
  },
  { needs: ['rejectsUnsupported'] },
);

check('redeem.uses.after-failure', 'an upload without a file takes at most one use', async (context) => {
  const { api, expect, files } = context;
  const token = await tokenWithCallback(context, { max_uploads: 2 });
  await api.redeem(token, undefined, {}, { deliberate: 'the file is missing' });
  expect.success(await api.redeem(token, files.photo()), 'an upload after one without a file, with max_uploads=2');
});

check('redeem.bound.max-uploads', 'max_uploads of the redemption is not in force', async (context) => {
  const { api, expect, files } = context;
  const token = await tokenWithCallback(context);
  await api.upload(token, files.photo(), { max_uploads: 5 });
  const second = await api.redeem(token, files.photo(), { max_uploads: 5 });
  expect.noSuccess(second, 'a second upload with a token for one');
});

check(
  'redeem.bound.return-url',
  'return_url of the redemption is not in force',
  async ({ api, callbacks, expect, files }) => {
    const issued = callbacks.address().url;
    const token = await api.getUploadToken({ return_url: issued });
    const callback = expect.success(await api.redeem(token, files.photo(), { return_url: callbacks.address().url }));
    expect(callback.target, 'where the callback goes').toBe(issued);
  },
);

check('redeem.bound.background', 'background_return_p of the redemption is not in force', async (context) => {
  const { api, expect, files } = context;
  const outcome = await api.redeem(await tokenWithCallback(context), files.photo(), { background_return_p: '1' });
  expect(outcome.way, 'how the client is answered').toBe('redirect');
});
