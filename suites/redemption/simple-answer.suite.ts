import type { Outcome } from '../../src/client/outcome.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { Expect } from '../check/expect.js';
import { checks } from '../check/registry.js';
import { decoration } from '../shared/plain.js';

const check = checks('redemption/simple-answer');

/** A 200 to the client itself. */
function expectSimple(expect: Expect, { reply, way }: Outcome): void {
  expect(reply.status, 'HTTP status').toBe(200);
  expect(way, 'how the client is answered').toSatisfy((one) => one !== 'redirect' && one !== 'form', 'plainly');
}

check(
  'redeem.no-return-url',
  'without return_url a success is a plain 200',
  async ({ api, expect, files, observe }) => {
    const outcome = await api.redeem(await api.getUploadToken(), files.photo());
    observe('redeem.simple-answer', outcome.reply.text.trim().slice(0, 100));
    expectSimple(expect, outcome);
  },
);

const extras: Readonly<Record<string, readonly [issued: Parameters, redeemed: Parameters]>> = {
  'the issue call': [{ ucTheme: 'green' }, {}],
  'the redeem call': [{}, { ucTheme: 'green' }],
  'both calls': [{ ucTheme: 'green' }, { ucPage: '2' }],
};

for (const [what, [issued, redeemed]] of Object.entries(extras))
  check(
    'redeem.no-return-url',
    `extra parameters of ${what} lead nowhere without return_url`,
    async ({ api, expect, files }) => {
      expectSimple(expect, await api.redeem(await api.getUploadToken(issued), files.photo(), redeemed));
    },
  );

check(
  'redeem.no-return-url.words',
  'without return_url a success is answered in plain words',
  async ({ api, expect, files }) => {
    const { reply } = await api.redeem(await api.getUploadToken(), files.photo());
    expect(decoration(reply.text) ?? 'plain words', 'the body').toBe('plain words');
  },
);

check('redeem.no-return-url.failure', 'without return_url a failure is answered on the spot', async (context) => {
  const { api, expect, files } = context;
  const { way } = await api.redeem(await api.getUploadToken(), files.unsupported());
  expect(way, 'how the client is answered').toSatisfy((one) => one !== 'redirect' && one !== 'form', 'plainly');
});

check('redeem.empty-return-url', 'an empty return_url is treated as absent', async ({ api, expect, files }) => {
  expectSimple(expect, await api.redeem(await api.getUploadToken({ return_url: '' }), files.photo()));
});
