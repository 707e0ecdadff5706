import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Created } from '../../src/client/target.js';
import { media } from '../../src/media/media.js';
import type { OpenedSession } from '../../src/run/open-session.js';
import {
  fakeTarget,
  granted,
  grantedAsJson,
  grantedReplace,
  open,
  type Reaction,
  refused,
  type Seen,
} from './fake-target.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const methods = {
  issue: '/api/photo/get-upload-token',
  issueReplace: '/api/photo/get-replace-token',
  redeem: '/api/photo/redeem-upload-token',
  replace: '/api/photo/redeem-replace-token',
  file: '/api/file/upload',
} as const;

const stored: Reaction = {
  body: '<response status="ok"><url>/stored.png</url><filename>stored.png</filename></response>',
};

/** A target that has everything, but for what a test says otherwise. */
const whole = (seen: Seen): Reaction => {
  if (seen.path === methods.issue) return seen.text.includes('format=json') ? grantedAsJson : granted;
  if (seen.path === methods.file) return stored;
  if (seen.path === methods.redeem || seen.path === methods.replace) return { status: 403, body: 'no such token' };
  return { body: 'the file' };
};

async function opened(
  react: (seen: Seen) => Reaction | undefined = () => undefined,
  raw: Record<string, unknown> = {},
): Promise<OpenedSession & { readonly seen: readonly Seen[]; readonly created: readonly Created[] }> {
  const created: Created[] = [];
  const target = await fakeTarget((seen) => react(seen) ?? whole(seen));
  closing.push(target.close);
  const timeouts = { settleSeconds: 0.1 };
  const write = { bearer: 'secret-token' };
  const session = await open({ target: target.url, auth: { write }, timeouts, ...raw }, created);
  closing.unshift(session.close);
  return { ...session, seen: target.seen, created };
}

describe('access', () => {
  test('an address where nobody listens is told in one line', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    await new Promise((resolve) => server.close(resolve));
    const url = `http://127.0.0.1:${address.port}`;
    await expect(open({ target: url })).rejects.toMatchObject({
      name: 'TargetUnreachable',
      message: expect.stringMatching(`^${url} cannot be reached: .*ECONNREFUSED`),
    });
  });

  test('a name that no resolver knows is told in one line', async () => {
    await expect(open({ target: 'http://no-such-host.invalid' })).rejects.toMatchObject({
      name: 'TargetUnreachable',
      message: expect.stringMatching(/no-such-host\.invalid/),
    });
  });

  test('refused credentials are told with the message of the target and the key to look at', async () => {
    const refusing = opened(({ path }) => (path === methods.issue ? refused('who are you?') : undefined));
    await expect(refusing).rejects.toMatchObject({
      name: 'CredentialsRefused',
      message: expect.stringMatching(/who are you\?.*auth\.write/),
    });
  });

  test.each([401, 403])('HTTP %d without an answer of the API means refused credentials as well', async (status) => {
    const refusing = opened(({ path }) => (path === methods.issue ? { status, body: 'go away' } : undefined));
    await expect(refusing).rejects.toMatchObject({ name: 'CredentialsRefused' });
  });

  test('a target that grants tokens by POST alone is judged and not sent away', async () => {
    const { session } = await opened(({ method, path }) =>
      method === 'GET' && path === methods.issue ? refused('POST only') : undefined,
    );
    expect(session.capabilities.background.present).toBe(true);
  });

  test('a broken answer that hands out a token is for the checks to judge', async () => {
    const { session } = await opened(({ path }) =>
      path === methods.issue ? { status: 500, body: '<wrong><upload_token>abc</upload_token>' } : undefined,
    );
    expect(session.capabilities.replaceRedeem.present).toBe(true);
  });
});

describe('capabilities', () => {
  test('a target that has everything is found to have it', async () => {
    const { session } = await opened();
    const {
      clock,
      read,
      super: highest,
      oauth1,
      knownAlbums,
      customVariables,
      browser,
      ...probed
    } = session.capabilities;
    expect(Object.values(probed).map(({ present, source }) => [present, source])).toEqual(
      Object.keys(probed).map(() => [true, 'probed']),
    );
    for (const state of [clock, read, highest, oauth1, knownAlbums, customVariables, browser])
      expect(state).toMatchObject({ present: false, source: 'configuration' });
  });

  test.each([
    ['redeemReplaceToken', 'its method is not there', methods.replace, { status: 405, body: '' }],
    ['chunkedFileUpload', 'chunks are said not to be supported', 'resumable', refused('Chunks are not supported')],
    ['background', 'it is refused where plain tokens are granted', 'background_return_p=1', refused('no background')],
    [
      'rejectsUnsupported',
      'a text becomes a photo',
      'text/plain',
      { status: 301, headers: { location: 'http://127.0.0.1/?photo_id=7' } },
    ],
    ['imageRescale', 'it is refused where plain files are taken', 'max_width', refused('no scaling')],
    ['readBack', 'stored files are nowhere to be seen', '/stored.png', { status: 404 }],
    ['json', 'it answers XML all the same', 'format=json', granted],
    ['json', 'it is not acceptable', 'format=json', { status: 406, body: 'XML only' }],
  ] as const)('%s is absent when %s', async (name, _when, mark, reaction) => {
    const { session } = await opened(({ path, text }) => (path === mark || text.includes(mark) ? reaction : undefined));
    expect(session.capabilities[name]).toMatchObject({ present: false, source: 'probed' });
    const others = [
      'chunkedFileUpload',
      'background',
      'rejectsUnsupported',
      'imageRescale',
      'readBack',
      'json',
    ] as const;
    for (const other of others.filter((one) => one !== name)) expect(session.capabilities[other].present).toBe(true);
  });

  /** A target whose url gives a picture that differs from the one that was sent, and other files as a test says. */
  const giving = (picture: Uint8Array, other: 'the same' | 'another' | 'refused') => {
    let [sent, isPicture] = [new Uint8Array(), true];
    const capabilities = { imageRescale: true, chunkedFileUpload: true };
    const react = ({ path, text }: Seen): Reaction | undefined => {
      const uploaded = /\r\n\r\n([\s\S]*)\r\n--[^\r]*--\s*$/.exec(text.slice(text.lastIndexOf('name="file"')))?.[1];
      if (path === methods.file && uploaded !== undefined) {
        [sent, isPicture] = [Buffer.from(uploaded, 'latin1'), text.includes('image/png')];
        return !isPicture && other === 'refused' ? refused('pictures only') : stored;
      }
      if (path !== '/stored.png') return undefined;
      return { body: isPicture ? picture : other === 'the same' ? sent : Buffer.from('another') };
    };
    return opened(react, { capabilities });
  };
  const pictureOf = (side: number) => media({ kind: 'png', seed: 9, length: 500, width: side, height: side }).bytes();

  test('a target that optimises pictures is judged by other files', async () => {
    const { session } = await giving(pictureOf(24), 'the same');
    expect(session.capabilities.exactReadBack).toMatchObject({ present: true, source: 'probed' });
    expect(session.exactKind).toBe('binary');
  });

  test('a target that optimises pictures and takes nothing else does not read back exactly', async () => {
    const { session } = await giving(pictureOf(24), 'refused');
    expect(session.capabilities.exactReadBack).toMatchObject({ present: false, source: 'probed' });
    expect(session.capabilities.readBack.present).toBe(true);
  });

  test.each([
    ['another picture', pictureOf(12)],
    ['half a picture', pictureOf(24).subarray(0, 400)],
    ['a picture with something behind it', Buffer.concat([pictureOf(24), Buffer.from('\n')])],
    ['a page', Buffer.from('<html>not found</html>')],
  ])('%s that is read back is for the checks to judge', async (_what, picture) => {
    const { session } = await giving(picture, 'the same');
    expect(session.capabilities.exactReadBack.present).toBe(true);
    expect(session.exactKind).toBe('png');
  });

  test('a file that is late is waited for, and later ones are given as much time', async () => {
    let reads = 0;
    const { session } = await opened(
      ({ path }) => {
        if (path !== '/stored.png') return undefined;
        reads += 1;
        return reads < 5 ? { status: 404 } : { body: 'the file' };
      },
      { timeouts: { settleSeconds: 0.4 } },
    );
    expect(session.capabilities.readBack.present).toBe(true);
    expect(session.settleMs).toBeGreaterThan(400);
  });

  test('a target that answers every unknown token with 404 does not deny redeem-replace-token', async () => {
    const { session } = await opened(({ path }) =>
      path === methods.replace || path === methods.redeem ? { status: 404, body: 'no such token' } : undefined,
    );
    expect(session.capabilities.replaceRedeem.present).toBe(true);
  });

  /** A target without redeem-replace-token, whose redeem-upload-token answers replace tokens with some photo. */
  const replacing = (photo: string | undefined) =>
    opened(({ path, text }) => {
      const to = (query: string) => ({ status: 301, headers: { location: `http://127.0.0.1:9/?${query}` } });
      if (path === methods.replace) return { status: 404 };
      if (path === methods.issueReplace) return grantedReplace;
      if (path !== methods.redeem || /no-such-token|text\/plain|resumableChunk/.test(text)) return undefined;
      if (!text.includes('\r\n\r\ndef\r\n')) return to('photo_id=7&domain=x');
      return photo === undefined ? { status: 403, body: 'no such token' } : to(`photo_id=${photo}&domain=x`);
    });

  test('a target that replaces by redeem-upload-token alone replaces', async () => {
    const { replaceRedeem, redeemReplaceToken } = (await replacing('7')).session.capabilities;
    expect([replaceRedeem.present, redeemReplaceToken.present]).toEqual([true, false]);
  });

  test.each([['8'], [undefined]])('a target where a replace token gives the photo %s does not', async (photo) => {
    const { replaceRedeem, redeemReplaceToken } = (await replacing(photo)).session.capabilities;
    expect([replaceRedeem.present, redeemReplaceToken.present]).toEqual([false, false]);
  });

  test('a target that refuses every token with background does not deny background alone', async () => {
    let first = true;
    const { session } = await opened(({ path }) => {
      if (path !== methods.issue) return undefined;
      const reaction = first ? granted : refused('out of order');
      first = false;
      return reaction;
    });
    expect(session.capabilities.background.present).toBe(true);
  });

  const kinds = [
    'replaceRedeem',
    'redeemReplaceToken',
    'background',
    'rejectsUnsupported',
    'imageRescale',
    'readBack',
    'exactReadBack',
    'chunkedFileUpload',
    'json',
    'oauth1',
  ];

  test.each([[true], [false]])('what is declared %s stands', async (present) => {
    const capabilities = Object.fromEntries(kinds.map((name) => [name, present]));
    const { session, seen } = await opened(undefined, { capabilities });
    for (const name of kinds) expect(session.capabilities).toHaveProperty(`${name}.source`, 'declared');
    for (const name of kinds) expect(session.capabilities).toHaveProperty(`${name}.present`, present);
    // What is declared to be there is not asked for; how small things may be is no capability, and is.
    const asked = seen.filter(({ path, text }) => path !== methods.issue && !text.includes('resumableChunk'));
    if (present) expect(asked.filter(({ path }) => path !== methods.redeem)).toEqual([]);
  });

  test('what probes made is reported', async () => {
    const { created } = await opened();
    expect(created).toContainEqual({ kind: 'file', id: '/stored.png' });
  });
});
