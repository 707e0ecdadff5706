import { outcomeInWords } from '../../src/client/outcome.js';
import { checks } from '../check/registry.js';
import { sameAddress } from '../shared/addresses.js';
import { callbackIn } from '../shared/background.js';
import {
  awkwardPath,
  awkwardQuery,
  demand,
  demandRedirect,
  judgeWhole,
  type Keeps,
  keeping,
  longValue,
  repeatsPost,
  unmet,
} from '../shared/whole.js';

const check = checks('replacement/whole');

const keeps: Keeps = {
  ...keeping({
    address: 'replace.return-url.query',
    content: 'replace.redeem.callback',
    extras: 'replace.redeem.extras',
  }),
  target: 'replace.return-url.target',
  token: 'replace.redeem.token-named',
};

check(
  // What every replacement depends on is left to checks that judge nothing else.
  'replace.redeem.failure',
  'a failed replacement and one that succeeds are reported whole',
  async (context) => {
    const { api, can, callbacks, eventually, expect, files, photoId } = context;
    const photo_id = await photoId();
    const address = callbacks.address({ path: awkwardPath });
    const query = awkwardQuery;
    const return_url = `${address.url}?${query}`;
    const token = await api.getReplaceToken(
      { photo_id, return_url, valid_minutes: 1440, max_uploads: 20 },
      { by: 'POST', format: can('json') ? 'json' : 'xml' },
    );
    demand('replace.lifetime.granted', token.validMinutes === 1440, '1440 minutes', `${token.validMinutes}`);
    demand('replace.uses.granted', token.maxUploads === 20, '20 uses', `${token.maxUploads}`);
    demand('replace.issue.photo-id', token.text('photo_id') === photo_id, photo_id, token.text('photo_id') ?? '');
    const echo = token.text('return_url') ?? '';
    demand('replace.issue.return-url', sameAddress(echo, return_url), return_url, echo);
    const redeemed = { ucRedeem: 'a b&c=d', ucLong: 'long '.repeat(30) };
    const cause = { token, address, query, issued: {}, redeemed };
    const long = { ...redeemed, ucLong: longValue };
    const failed = await api.redeem(token, files.unsupported(), long);
    if (failed.result === 'success') return expect.notApplicable('no replacement could be made to fail');
    if (failed.callback === undefined)
      return expect.fail('a failure to lead to return_url', outcomeInWords(failed), ['replace.callback.length']);
    const failure: Keeps = {
      ...keeps,
      ...{ token: 'replace.redeem.failure', domain: 'replace.redeem.failure' },
      redeemExtras: 'replace.callback.length',
    };
    if (!repeatsPost(failed))
      judgeWhole(
        failed.callback,
        { ...failure, report: 'replace.redeem.failure' },
        { ...cause, redeemed: long, isFailure: true },
      );
    const outcome = await eventually(
      () => api.redeem(token, files.photo(), redeemed),
      ({ result }) => result === 'success',
    );
    const callback = expect.success(outcome, 'the replacement');
    judgeWhole(callback, keeps, cause);
    const named = callback.get('photo_id') ?? '';
    demand('replace.redeem.same-photo', named === photo_id, `the photo ${photo_id}`, named);
    demandRedirect('replace.redeem.callback', outcome);
  },
  { wide: true, needs: ['rejectsUnsupported'] },
);

const inBackground = keeping({
  address: 'replace.background.values',
  content: 'replace.background.values',
  extras: 'replace.redeem.extras',
});

check(
  'replace.background.values',
  'a failed replacement in the background and one that succeeds are reported whole',
  async (context) => {
    const { api, callbacks, eventually, expect, files, photoId } = context;
    const photo_id = await photoId();
    const query = 'theme=green&flag&a=2&a=1';
    const cause = { query, issued: {}, redeemed: { ucRedeem: 'a b&c=d' } };
    // An address and a token for each attempt, so that no callback is taken for that of another.
    const attempt = async (isFailure: boolean) => {
      const address = callbacks.reachable();
      const token = await api.getReplaceToken(
        { photo_id, return_url: `${address.url}?${query}`, background_return_p: '1' },
        { by: 'POST' },
      );
      const file = isFailure ? files.unsupported() : files.photo();
      return { address, token, outcome: await api.redeem(token, file, cause.redeemed) };
    };
    for (const isFailure of [true, false]) {
      const { address, token, outcome } = isFailure
        ? await attempt(true)
        : await eventually(
            () => attempt(false),
            ({ outcome }) => outcome.result === 'success',
          );
      if (isFailure && outcome.result === 'success')
        return expect.notApplicable('no replacement could be made to fail');
      demand('replace.redeem.background', outcome.way === 'line' || isFailure, 'a line', outcomeInWords(outcome));
      const about = isFailure ? 'replace.background.failure' : 'replace.background.values';
      const call = await callbacks.next(address);
      if (call === undefined) return unmet(about, 'a request to return_url', 'none within the time-out');
      demand(isFailure ? about : 'replace.redeem.background', call.method === 'GET', 'a GET', call.method);
      const callback = callbackIn(address, call);
      if (callback === undefined) return unmet(about, 'a request with an address', call.url);
      const keeps = { ...inBackground, report: about } as const;
      judgeWhole(callback, keeps, { ...cause, token, address, isFailure, inBackground: true });
      const named = callback.get('photo_id') ?? '';
      demand('replace.background.values', isFailure || named === photo_id, `the photo ${photo_id}`, named);
    }
  },
  { wide: true, needs: ['rejectsUnsupported'] },
);
