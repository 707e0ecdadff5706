import fc from 'fast-check';
import type { Callback } from '../../src/client/callback.js';
import { header } from '../../src/client/exchange.js';
import { formEncoded } from '../../src/client/pairs.js';
import { tokenOf } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { expectFilled, successNames } from '../shared/callback-token.js';
import { expectOwnQuery } from '../shared/own-query.js';
import { demandRedirect } from '../shared/whole.js';

const check = checks('callbacks/return-url');

async function uploadedTo({ api, expect, files }: CheckContext, return_url: string): Promise<Callback> {
  const token = await api.getUploadToken({ return_url }, { by: 'POST' });
  const outcome = await api.redeem(token, files.photo());
  const callback = expect.success(outcome, 'the upload', ['redeem.file.photo']);
  demandRedirect('callback.redirect.status', outcome);
  return callback;
}

const paths = [
  '',
  'upload/callback',
  'a/b/c.php',
  'UPPER/lower',
  'with%20space/and%2Fslash',
  'semi;colon,comma',
  'a//b',
  'ends/',
  '~user/(1)/x:y@z',
];

check('callback.return-url.target', 'scheme, host, port and path are those of return_url', async (context) => {
  const { callbacks, expect } = context;
  for (const path of paths) {
    const address = callbacks.address({ path });
    expect((await uploadedTo(context, address.url)).target, 'where the callback goes').toBe(address.url);
  }
});

check('callback.return-url.target', 'user information in return_url changes neither host nor port', async (context) => {
  const { api, callbacks, expect, files, observe } = context;
  const address = callbacks.address({ path: 'a/b' });
  const return_url = address.url.replace('://', '://user:word@');
  const answer = await api.attempt.getUploadToken({ return_url }, { by: 'POST' });
  observe('callback.return-url.user', answer.kind === 'granted' ? 'accepted' : 'refused');
  // RFC 9110 (4.2.4) asks to beware of it, and forbids it in the answer: it may be refused, and left out.
  if (answer.kind !== 'granted') return expect.emptyHanded(answer, 'a return_url with user information');
  const { callback } = await api.redeem(tokenOf('upload', answer), files.photo());
  if (callback !== undefined) expect(callback.target, 'where the callback goes').toBe(address.url);
});

/** Names that no application framework gives a meaning. */
const name = fc
  .array(fc.constantFrom(...'abcdefghij'), { minLength: 1, maxLength: 5 })
  .map((letters) => `q${letters.join('')}`);
const simple = fc
  .array(fc.constantFrom(...'abcXYZ019-_.'), { minLength: 1, maxLength: 10 })
  .map((letters) => letters.join(''));

check.property(
  'callback.return-url.query',
  'any plain query survives',
  { pairs: fc.uniqueArray(fc.tuple(name, simple), { minLength: 1, maxLength: 5, selector: ([own]) => own }) },
  async (context, { pairs }) => {
    const query = pairs.map(([own, value]) => `${own}=${value}`).join('&');
    const callback = await uploadedTo(context, `${context.callbacks.address().url}?${query}`);
    expectOwnQuery(context.expect, callback, query);
  },
  {
    examples: [
      { pairs: [['theme', 'green']] },
      {
        pairs: [
          ['id', '7'],
          ['page', '2'],
          ['lang', 'da'],
          ['state', 'a-1'],
        ],
      },
      {
        pairs: [
          ['qb', '1'],
          ['qa', '2'],
          ['qc', '0'],
        ],
      },
    ],
    atMost: 5,
  },
);

check(
  'callback.return-url.query',
  'names without a value, punctuation and words for nothing survive',
  async (context) => {
    for (const query of [
      'flag',
      'empty=',
      "flag&empty=&full=1&qs=1;2&qx=a:b@c/d?e!f$g'h(i)*j,k~l&qz=0&qn=null&q7=007&qf=false",
    ]) {
      const callback = await uploadedTo(context, `${context.callbacks.address().url}?${query}`);
      expectOwnQuery(context.expect, callback, query);
    }
  },
);

check.property(
  'callback.return-url.repeated-names',
  'a repeated name keeps its values in order',
  { values: fc.array(simple, { minLength: 2, maxLength: 5 }) },
  async (context, { values }) => {
    const query = values.map((value) => `qa=${value}`).join('&');
    const callback = await uploadedTo(context, `${context.callbacks.address().url}?${query}&qb=1`);
    context.expect(callback.all('qa'), 'qa').toBe(values);
  },
  { examples: [{ values: ['2', '1', '2'] }, { values: ['same', 'same'] }], atMost: 3 },
);

const escapes = [
  '%2B',
  '%3D',
  '%26',
  '%25',
  '%23',
  '%3F',
  '%2F',
  '+',
  '%20',
  '%C3%A6',
  '%E6%9D%B1',
  '%2b',
  '%253D',
  '%22',
  "'",
];

check.property<{ values: string[] }>(
  'callback.return-url.escapes',
  'escaped characters mean the same afterwards',
  {
    values: fc.array(
      fc.array(fc.constantFrom(...escapes, 'a', '1'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 5 },
    ),
  },
  async (context, { values }) => {
    const query = values.map((value, at) => `q${at}=x${value}y`).join('&');
    const callback = await uploadedTo(context, `${context.callbacks.address().url}?${query}`);
    expectOwnQuery(context.expect, callback, query);
  },
  { examples: [{ values: escapes }], atMost: 2 },
);

check(
  'callback.return-url.escapes',
  'an escaped line feed means the same afterwards, unless it is refused',
  async (context) => {
    const { api, callbacks, expect, files } = context;
    const query = 'qa=x%0Ay&qb=1';
    const answer = await api.attempt.getUploadToken(
      { return_url: `${callbacks.address().url}?${query}` },
      { by: 'POST' },
    );
    if (answer.kind !== 'granted') return expect.refused(answer, 'a return_url with an escaped line feed');
    const outcome = await api.redeem(answer.fields.get('upload_token')?.trim(), files.photo());
    expectOwnQuery(expect, expect.success(outcome), query);
  },
);

check('callback.return-url.escapes', 'escaped characters in a name mean the same afterwards', async (context) => {
  const query = 'q%26a=1&q%3Db=2';
  const callback = await uploadedTo(context, `${context.callbacks.address().url}?${query}`);
  expectOwnQuery(context.expect, callback, query);
});

const separated = ['', '?', '?theme=green&', '?theme=green', '?theme=what?now', '?&theme=green&&size=2'];

check(
  'callback.return-url.separator',
  'every added name can be read behind whatever query return_url has',
  async (context) => {
    const { callbacks, expect } = context;
    for (const query of separated) {
      const address = callbacks.address();
      const callback = await uploadedTo(context, `${address.url}${query}`);
      expect(callback.target, 'where the callback goes').toBe(address.url);
      expectFilled(expect, callback, ['upload_token', ...successNames], `behind "${query}", `);
      expectOwnQuery(expect, callback, query.slice(1));
    }
  },
);

check(
  'callback.photo-id',
  'a query with the names of a callback does not stand for what is reported',
  async (context) => {
    const { api, callbacks, expect, files } = context;
    const own = {
      photo_id: '7310582',
      tree_id: '7310583',
      token: 'mine',
      domain: 'mine.example.com',
      upload_token: 'mine',
    };
    const return_url = `${callbacks.address().url}?theme=green&${formEncoded(Object.entries(own))}`;
    const token = await api.getUploadToken({ return_url }, { by: 'POST' });
    const callback = await api.upload(token, files.photo());
    for (const [name, value] of Object.entries(own))
      expect(callback.all(name), name).toSatisfy(
        (values) => values.some((one) => one.trim() !== '' && one !== value),
        `a value beside the one of return_url's query`,
      );
  },
);

for (const [what, query, fragment] of [
  ['a query and a fragment', '?theme=green', 'done'],
  ['a fragment only', '', 'done'],
  ['a fragment that looks like a query', '?theme=green', '/upload?step=2&x=1'],
] as const) {
  check('callback.return-url.fragment', `nothing is added behind ${what}`, async (context) => {
    const { callbacks, expect } = context;
    const address = callbacks.address();
    const callback = await uploadedTo(context, `${address.url}${query}#${fragment}`);
    expect(callback.target, 'where the callback goes').toBe(address.url);
    expectFilled(expect, callback, ['upload_token', ...successNames]);
  });

  check('callback.return-url.fragment-kept', `return_url with ${what} keeps its fragment`, async (context) => {
    const { callbacks, expect } = context;
    const callback = await uploadedTo(context, `${callbacks.address().url}${query}#${fragment}`);
    expect(callback.fragment, 'the fragment').toBe(fragment);
  });
}

/** Characters of a return_url whose callback still has an address below 1500 characters on most targets. */
const lengths = [300, 600, 1000];

for (const characters of lengths) {
  check(
    'callback.return-url.long',
    `a return_url of ${characters} characters is refused or used as a whole`,
    async (context) => {
      const { api, callbacks, expect, files } = context;
      const return_url = longAddress(callbacks.address().url, characters);
      const answer = await api.attempt.getUploadToken({ return_url }, { by: 'POST' });
      if (answer.kind !== 'granted') return expect.refused(answer, `a return_url of ${characters} characters`);
      const outcome = await api.redeem(answer.fields.get('upload_token')?.trim(), files.photo());
      const callback = expect.success(outcome);
      expect(callback.target, 'where the callback goes').toBe(
        new URL(return_url).origin + new URL(return_url).pathname,
      );
      expectOwnQuery(expect, callback, new URL(return_url).search.slice(1));
    },
  );
}

check('callback.return-url.long-granted', 'a return_url of 1000 characters is granted', async (context) => {
  const { api, callbacks, expect } = context;
  const return_url = longAddress(callbacks.address().url, 1000);
  expect.granted(await api.attempt.getUploadToken({ return_url }, { by: 'POST' }));
});

/** An address with a query that brings it to so many characters, and a value at its end. */
function longAddress(url: string, characters: number): string {
  const end = '&last=1';
  return `${url}?long=${'x'.repeat(characters - url.length - '?long='.length - end.length)}${end}`;
}

/** What becomes two header lines, or the end of the head, where it is decoded or copied without a look. */
const breaks: Readonly<Record<string, string>> = {
  'escaped line ends in its query': '?a=1%0d%0aX-Injected:%201%0d%0a%0d%0abody&b=2',
  'an escaped line feed in its query': '?a=1%0aX-Injected:%201&b=2',
  'line ends escaped twice in its query': '?a=1%250d%250aX-Injected:%201&b=2',
  'line ends in its query': '?a=1\r\nX-Injected: 1\r\n\r\nbody&b=2',
  'a line feed in its path': '/x\nX-Injected: 1',
  'escaped line ends in its path': '/x%0d%0aX-Injected:%201',
};

for (const [what, rest] of Object.entries(breaks))
  check('callback.return-url.no-header-injection', `return_url with ${what} begins no header line`, async (context) => {
    const { api, callbacks, expect, files } = context;
    const answer = await api.attempt.getUploadToken(
      { return_url: `${callbacks.address().url}${rest}` },
      { by: 'POST' },
    );
    if (answer.kind !== 'granted') return expect.refused(answer, `a return_url with ${what}`);
    const { reply } = await api.redeem(answer.fields.get('upload_token')?.trim(), files.photo());
    expect(header(reply.headers, 'x-injected') ?? 'absent', 'the header X-Injected').toBe('absent');
    expect(/[\r\n]/.test(header(reply.headers, 'location') ?? ''), 'a line break in Location').toBe(false);
  });

check(
  'callback.return-url.no-header-injection',
  'return_url with line ends begins no header line of a background callback',
  async (context) => {
    const { api, callbacks, expect, files } = context;
    for (const rest of Object.values(breaks)) {
      const address = callbacks.reachable();
      const issued = { return_url: `${address.url}${rest}`, background_return_p: '1' };
      const answer = await api.attempt.getUploadToken(issued, { by: 'POST' });
      if (answer.kind !== 'granted') continue;
      await api.redeem(answer.fields.get('upload_token')?.trim(), files.photo());
      const calls = await callbacks.settled(address);
      const injected = calls.filter(({ headers }) => header(headers, 'x-injected') !== undefined);
      expect(injected.length, 'callbacks with the header X-Injected').toBe(0);
    }
  },
  { needs: ['background'] },
);
