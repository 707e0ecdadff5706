import type { Outcome } from '../../src/client/outcome.js';
import type { Expect } from '../check/expect.js';
import { checks } from '../check/registry.js';

const check = checks('callbacks/background-receiver');

/** The upload itself succeeded, whatever became of its callback. */
function expectOk(expect: Expect, { line, reply }: Outcome): void {
  expect(line?.ok === true ? 'ok' : reply.text, 'the answer to the upload').toBe('ok');
}

for (const [what, reaction] of [
  ['an error', { status: 500 }],
  ['not found', { status: 404 }],
  ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }],
  ['a broken connection', { destroy: true }],
] as const)
  check(
    'background.receiver.failing',
    `an upload succeeds whose return_url answers with ${what}`,
    async ({ api, callbacks, expect, files }) => {
      const return_url = callbacks.reachable(reaction).url;
      const token = await api.getUploadToken({ return_url, background_return_p: '1' });
      expectOk(expect, await api.redeem(token, files.photo()));
    },
  );

for (const [what, return_url] of [
  ['cannot be reached', 'http://127.0.0.1:9/nobody'],
  ['has a name that does not exist', 'http://nobody.invalid/callback'],
] as const)
  check(
    'background.receiver.failing',
    `an upload succeeds whose return_url ${what}`,
    async ({ api, expect, files }) => {
      const answer = await api.attempt.getUploadToken({ return_url, background_return_p: '1' });
      // A guard may refuse an address that leads nowhere, or inside.
      if (answer.kind !== 'granted') return expect.refused(answer, `a return_url that ${what}`);
      expectOk(expect, await api.redeem(answer.fields.get('upload_token')?.trim(), files.photo()));
    },
  );

check(
  'background.receiver.slow',
  'an upload succeeds whose return_url answers slowly',
  async ({ api, callbacks, expect, files }) => {
    const return_url = callbacks.reachable({ delayMs: 3000 }).url;
    const token = await api.getUploadToken({ return_url, background_return_p: '1' });
    expectOk(expect, await api.redeem(token, files.photo()));
  },
  { slow: true },
);

check(
  'background.return-url.optional',
  'an upload without return_url succeeds, or its token is refused',
  async ({ api, expect, files }) => {
    const answer = await api.attempt.getUploadToken({ background_return_p: '1' });
    if (answer.kind !== 'granted') return expect.refused(answer, 'background_return_p=1 without return_url');
    const { reply, result } = await api.redeem(answer.fields.get('upload_token')?.trim(), files.photo());
    expect(result === 'failure', 'the upload failed').toBe(false);
    expect(reply.status, 'HTTP status').toBe(200);
  },
);

check(
  'background.return-url.optional-granted',
  'a token for the background is issued without return_url',
  async ({ api, expect }) => {
    expect.granted(await api.attempt.getUploadToken({ background_return_p: '1' }));
  },
);
