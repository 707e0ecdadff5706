import { outcomeInWords } from '../../src/client/outcome.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { callbackAt } from '../shared/background.js';
import { expectPlainRefusal } from '../shared/plain.js';
import {
  awkwardExtras,
  awkwardFragment,
  awkwardPath,
  awkwardQuery,
  demand,
  demandRedirect,
  judgeWhole,
  type Keeps,
  keeping,
  longValue,
  ordinaryWords,
  repeatsPost,
  unmet,
} from '../shared/whole.js';

const check = checks('callbacks/whole');

const keeps: Keeps = {
  target: 'callback.return-url.target',
  query: 'callback.return-url.query',
  repeatedNames: 'callback.return-url.repeated-names',
  escapes: 'callback.return-url.escapes',
  token: 'callback.upload-token',
  domain: 'callback.domain',
  issueExtras: 'callback.extras.issue',
  redeemExtras: 'callback.extras.redeem',
  names: 'callback.extras.names',
  values: 'callback.extras.encoding',
  report: 'callback.photo-id',
};

const ofFailure: Keeps = {
  ...keeps,
  target: 'callback.failure.sent',
  query: 'callback.failure.query',
  repeatedNames: 'callback.failure.query',
  escapes: 'callback.failure.query',
  token: 'callback.failure.upload-token',
  domain: 'callback.failure.domain',
  issueExtras: 'callback.extras.failure',
  redeemExtras: 'callback.extras.failure',
  report: 'callback.failure.error-message',
};

const ofBackground = keeping({
  address: 'background.callback.return-url',
  content: 'background.callback.values',
  extras: 'background.callback.extras',
});

/** An address with all that is awkward about a return_url. */
function awkwardAddress({ callbacks }: CheckContext) {
  const address = callbacks.address({ path: awkwardPath });
  return { address, return_url: `${address.url}?${awkwardQuery}#${awkwardFragment}` };
}

check(
  'redeem.uses.exact',
  'two uploads with all that their calls can hold are reported whole, and a third is refused',
  async (context) => {
    const { api, expect, files } = context;
    const { address, return_url } = awkwardAddress(context);
    const issued = { ...awkwardExtras('ucA'), ucBoth: 'same' };
    const token = await api.getUploadToken({ return_url, max_uploads: 2, ...issued }, { by: 'POST' });
    const cause = { token, address, query: awkwardQuery, issued };
    const photos: (string | undefined)[] = [];
    const domains: (string | undefined)[] = [];
    for (const redeemed of [
      { ucFirst: 'only now', ucTheme: 'green', ucBoth: 'same' },
      { ucTheme: 'blue', ucSigns: 'x a+b&c=d#e%41 é', 'uc-h.d e': 'named' },
    ]) {
      const outcome = await api.redeem(token, files.photo(), redeemed);
      const callback = expect.success(outcome);
      judgeWhole(callback, keeps, { ...cause, redeemed });
      demand(
        'callback.extras.own',
        'ucFirst' in redeemed || callback.all('ucFirst').length === 0,
        'no ucFirst, which came with another file',
        JSON.stringify(callback.all('ucFirst')),
      );
      demandRedirect('callback.redirect.status', outcome);
      photos.push(callback.get('photo_id'));
      domains.push(callback.get('domain'));
    }
    demand('callback.photo-id.distinct', photos[0] !== photos[1], 'another photo_id', `${photos[1]} again`);
    demand('callback.domain.constant', domains[0] === domains[1], `the domain ${domains[0]}`, `${domains[1]}`);
    const third = await api.redeem(token, files.photo(), { max_uploads: '9' });
    demand('redeem.uses.exact', third.result !== 'success', 'a third upload to be refused', outcomeInWords(third));
    expectPlainRefusal(expect, third);
  },
  { wide: true },
);

check(
  'callback.length.long',
  'a call for JSON, long values and names of other use are reported whole',
  async (context) => {
    const { api, can, callbacks, expect, files } = context;
    const address = callbacks.address();
    const query = `theme=green&long=${'x'.repeat(700)}&last=1`;
    const long = `${'long '.repeat(120)}'"end`;
    const issued = { ...ordinaryWords, [`ucI${'n'.repeat(98)}`]: '1', ucLongI: long };
    const redeemed = { ...awkwardExtras('ucR'), [`ucR${'n'.repeat(98)}`]: '1', ucLongR: long };
    const reserved = { photo_id: '1', tree_id: '2', domain: 'evil.example.com' };
    const token = await api.getUploadToken(
      { return_url: `${address.url}?${query}`, ...issued, ...reserved },
      { by: 'POST', format: can('json') ? 'json' : 'xml' },
    );
    const callback = expect.success(await api.redeem(token, files.photo({ length: 2400 }), redeemed));
    const repeats = { ...keeps, issueExtras: 'callback.length.long', redeemExtras: 'callback.length.long' } as const;
    judgeWhole(callback, repeats, { token, address, query, issued, redeemed });
    for (const [name, forged] of Object.entries(reserved))
      demand(
        'callback.extras.reserved',
        callback.all(name).some((value) => value.trim() !== '' && value !== forged),
        `a value of ${name} other than the extra one`,
        JSON.stringify(callback.all(name)),
      );
  },
  { wide: true },
);

check(
  'callback.extras.failure',
  'a failed upload with all that its calls can hold is reported whole',
  async (context) => {
    const { api, expect, files } = context;
    const { address, return_url } = awkwardAddress(context);
    const issued = { ucIssue: 'a b&c=d' };
    for (const redeemed of [{ ucRedeem: 'd+e' }, { ucLong: longValue }]) {
      const token = await api.getUploadToken({ return_url, ...issued }, { by: 'POST' });
      const outcome = await api.redeem(token, files.unsupported(), redeemed);
      if (outcome.result === 'success') return expect.notApplicable('no upload could be made to fail');
      const { callback } = outcome;
      if (callback === undefined) return unmet('callback.failure.sent', 'a callback', outcomeInWords(outcome));
      if (repeatsPost(outcome)) return;
      judgeWhole(callback, ofFailure, { token, address, query: awkwardQuery, issued, redeemed, isFailure: true });
    }
  },
  { wide: true, needs: ['rejectsUnsupported'] },
);

check(
  'background.callback.values',
  'a failed and a successful upload in the background are reported whole, each once',
  async (context) => {
    const { api, callbacks, expect, files } = context;
    const address = callbacks.reachable(undefined, awkwardPath);
    const query = awkwardQuery;
    const issued = { ucIssue: 'a b&c=d', 'ucI-h.d': 'named' };
    const redeemed = { ucRedeem: 'd+e', ucEmoji: 'blåbær' };
    const token = await api.getUploadToken(
      { return_url: `${address.url}?${query}`, background_return_p: '1', max_uploads: 2, ...issued },
      { by: 'POST' },
    );
    const attempts = [{ isFailure: true }, { isFailure: false }];
    for (const { isFailure } of attempts) {
      const { reply, line, result } = await api.redeem(
        token,
        isFailure ? files.unsupported() : files.photo(),
        redeemed,
      );
      if (isFailure && result === 'success') return expect.notApplicable('no upload could be made to fail');
      const shape = isFailure ? /^error +\S[^\r\n]*$/ : /^ok( \S+){5}$/;
      demand(
        isFailure ? 'background.error-line' : 'background.ok-line',
        shape.test(reply.text.trim()),
        `a line that begins with ${isFailure ? 'error' : 'ok'}`,
        reply.text.slice(0, 200),
      );
      const call = await callbacks.next(address);
      if (call === undefined)
        return unmet(
          isFailure ? 'background.callback.failure' : 'background.callback.sent',
          'a request to return_url',
          'none within the time-out',
        );
      demand('background.callback.get', call.method === 'GET', 'a GET', call.method);
      demand('background.callback.without-file', call.body.length === 0, 'no body', `${call.body.length} bytes`);
      const callback = callbackAt(context, address, call);
      const report = isFailure ? 'background.callback.failure' : ofBackground.report;
      const cause = { token, address, query, issued, redeemed, isFailure, inBackground: true };
      judgeWhole(callback, { ...ofBackground, report }, cause);
      if (line?.ok !== true) continue;
      const stated = [line.domain, line.treeId, line.photoId, line.token].join(' ');
      const called = ['domain', 'tree_id', 'photo_id', 'token'].map((name) => callback.get(name)).join(' ');
      demand('background.ok-line.values', stated === called, called, stated);
    }
    const settled = (await callbacks.settled(address)).length;
    demand('background.callback.once', settled <= attempts.length, `${attempts.length} callbacks`, `${settled}`);
  },
  { wide: true, needs: ['background', 'rejectsUnsupported'] },
);
