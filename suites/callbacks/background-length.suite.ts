import type { CallbackAddress, ReceivedCall } from '../../src/catcher/catcher.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { type BackgroundUpload, inBackground, received } from '../shared/background.js';
import { expectFilled, successNames } from '../shared/callback-token.js';

const check = checks('callbacks/background-length');

/** A background callback is a GET of at most so many characters (/api/photo/get-upload-token, background_return_p). */
const limit = 1500;

const atMost = [(length: number) => length <= limit, `at most ${limit}`] as const;

/** Characters that were added to a return_url without a query. */
const added = ({ url }: ReceivedCall): number => url.length - (url.indexOf('?') + 1);

/** Characters of the path and the query, by the address that was handed out. */
const target = (address: CallbackAddress, call: ReceivedCall): number =>
  new URL(address.url).pathname.length + 1 + added(call);

/** An extra parameter of so many letters. */
const long = (letter: string, letters: number): BackgroundUpload => ({ issued: { ucLong: letter.repeat(letters) } });

/** Uploads in the background with one long extra parameter, and measures the callback. */
async function measured(context: CheckContext, letter: string, letters: number, of: 'added' | 'target') {
  const { address } = await inBackground(context, long(letter, letters));
  const { call } = await received(context, address);
  return of === 'added' ? added(call) : target(address, call);
}

const lengths = [
  ['x', 1200],
  ['x', 1400],
  ['x', 1600],
  ['x', 4000],
  ['ä', 240],
  ['ä', 400],
] as const;

check(
  'background.callback.length',
  'a callback with a long extra parameter has at most 1500 characters',
  async (context) => {
    for (const [letter, letters] of lengths)
      context
        .expect(await measured(context, letter, letters, 'added'), `characters with ${letters} times "${letter}"`)
        .toSatisfy(...atMost);
  },
);

for (const [of, requirement] of [
  ['added', 'background.callback.length'],
  ['target', 'background.callback.length.target'],
] as const)
  check(requirement, 'a callback that would have a few characters more is made shorter', async (context) => {
    const bare = await measured(context, 'x', 1, of);
    for (const characters of [limit + 1, limit + 2, limit + 5])
      context
        .expect(await measured(context, 'x', characters - bare + 1, of), `characters instead of ${characters}`)
        .toSatisfy(...atMost);
  });

check('background.callback.essentials', 'a callback that is made shorter still reports the upload', async (context) => {
  const { expect } = context;
  for (const [letter, letters] of lengths) {
    const { address, outcome, token } = await inBackground(context, long(letter, letters));
    const { callback } = await received(context, address);
    const { line } = outcome;
    const what = `with ${letters} times "${letter}", `;
    expect(callback.all('upload_token'), `${what}upload_token`).toSatisfy((all) => all.includes(token), token);
    expectFilled(expect, callback, successNames, what);
    if (line?.ok !== true) continue;
    const stated = { domain: line.domain, tree_id: line.treeId, photo_id: line.photoId, token: line.token };
    for (const [name, value] of Object.entries(stated))
      expect(callback.get(name), `${what}${name}, as in the ok line`).toBe(value);
  }
});

check(
  'background.callback.essentials',
  'a callback of a failure that is made shorter still reports it',
  async (context) => {
    const { expect } = context;
    for (const [letter, letters] of lengths) {
      const { address, outcome, token } = await inBackground(context, { ...long(letter, letters), unsupported: true });
      if (outcome.result === 'success') return expect.notApplicable('no upload could be made to fail');
      const { callback } = await received(context, address);
      expectFilled(expect, callback, ['domain', 'error_message'], `with ${letters} times "${letter}", `);
      expect(callback.all('upload_token'), 'upload_token').toSatisfy((all) => all.includes(token), token);
    }
  },
  { needs: ['rejectsUnsupported'] },
);

for (const letter of ['ä', '%', '東'])
  check(
    'background.callback.escapes',
    `no escape of "${letter}" is cut in a callback that is made shorter`,
    async (context) => {
      // Each length ends at another character of an escape, where a callback is cut without a look at it.
      for (const more of [0, 1, 2]) {
        const issued = { ucPad: 'x'.repeat(more), ucLong: letter.repeat(600) };
        const { address } = await inBackground(context, { issued });
        const { call } = await received(context, address);
        const cut = /%(?![0-9a-f]{2}).{0,2}/i.exec(call.url)?.[0] ?? 'none';
        context.expect(cut, 'an escape that is not whole').toBe('none');
      }
    },
  );

check('background.callback.whole-values', 'a value is repeated as a whole or not at all', async (context) => {
  for (const [letter, letters] of [...lengths, ['東', 600]] as const) {
    const extras = { ...long(letter, letters).issued, ucShort: 'short', ucPlace: 'blåbær' };
    const { address } = await inBackground(context, { issued: extras });
    const { callback } = await received(context, address);
    for (const [name, value] of Object.entries(extras)) {
      const cut = callback.all(name).filter((one) => one !== value);
      context
        .expect(
          cut.map((one) => one.length),
          `characters of ${name} where it is cut`,
        )
        .toBe([]);
    }
  }
});
