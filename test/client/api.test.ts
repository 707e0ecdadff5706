import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { chunked, chunkOf } from '../../src/client/chunks.js';
import { HarnessError, Unmet } from '../../src/client/failure.js';
import { media } from '../../src/media/media.js';
import { granting } from '../check/session.js';
import { auth, type Seen, targetThat } from './api-target.js';
import { client, photo } from './client.js';

const granted = (_: Seen, response: ServerResponse): void => void response.end(granting('abc'));
const names = (pairs: readonly [string, string][] | undefined): string[] => (pairs ?? []).map(([name]) => name);

describe('a token', () => {
  it('is asked for with the id of the run in its title and its tags', async () => {
    const { url, seen } = await targetThat(granted);
    const { api } = client(url, { auth });
    const token = await api.getUploadToken({ max_uploads: 2, tags: undefined });
    expect(token.value).toBe('abc');
    expect(seen[0]).toMatchObject({
      method: 'GET',
      path: '/api/photo/get-upload-token',
      authorization: 'Bearer write',
    });
    expect(seen[0]?.query).toEqual([
      ['title', 'upload-contract run1'],
      ['max_uploads', '2'],
      ['format', 'xml'],
    ]);
    await api.getUploadToken({ title: 'mine' }, { bare: true, unformatted: true });
    expect(seen[1]?.query).toEqual([['title', 'mine']]);
  });

  it('is asked for by POST, with the address as it is told', async () => {
    const { url, seen } = await targetThat(granted);
    const { api } = client(url, { auth });
    await api.getUploadToken({ title: 'a', tags: 'b' }, { by: 'POST', address: { in: 'the address' }, as: 'super' });
    expect(seen[0]).toMatchObject({
      method: 'POST',
      query: [['in', 'the address']],
      fields: [
        ['title', 'a'],
        ['tags', 'b'],
        ['format', 'xml'],
      ],
      authorization: 'Bearer super',
    });
  });

  it('in JSON is asked for with raw=1', async () => {
    const { url, seen } = await targetThat(
      (_, response) => void response.end('{"status":"error","code":"c","message":"m"}'),
    );
    const { api } = client(url, { auth });
    expect((await api.attempt.getUploadToken({}, { format: 'json' })).kind).toBe('refused');
    expect(seen[0]?.query).toContainEqual(['format', 'json']);
    expect(seen[0]?.query).toContainEqual(['raw', '1']);
  });

  it.each([
    ['getUploadToken', 'xml', 'token.issue.xml'],
    ['getUploadToken', 'json', 'token.issue.json'],
    ['getReplaceToken', 'xml', 'replace.issue.xml'],
    ['getReplaceToken', 'json', 'replace.issue.json'],
  ] as const)(
    'that is not granted is the business of its own requirement: %s in %s',
    async (method, format, requirement) => {
      const { url } = await targetThat((_, response) => void response.writeHead(403).end('no'));
      const { api } = client(url, { auth });
      const failure = await api[method]({}, { format }).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Unmet);
      expect(failure).toMatchObject({ requirement, actual: expect.stringContaining('HTTP 403') });
    },
  );
});

const leadsTo = (location: string) => (_: Seen, response: ServerResponse) =>
  void response.writeHead(301, { location }).end();

describe('a redemption', () => {
  it('goes where the kind of its token belongs, fields first and the file last, with no credentials', async () => {
    const { url, seen } = await targetThat((one, response) => {
      if (one.path.includes('get-'))
        response.end(
          granting('abc')
            .replaceAll('upload_token>', one.path.includes('replace') ? 'replace_token>' : 'upload_token>')
            .replace('<title>', '<photo_id>5</photo_id><title>'),
        );
      else leadsTo('http://a.test/?photo_id=7')(one, response);
    });
    const { api, created } = client(url, { auth });
    const outcomes = [
      await api.redeem(await api.getUploadToken(), photo(200), { extra: 'a b' }),
      await api.redeem(await api.getReplaceToken({ photo_id: 5 }), photo(200)),
      await api.redeem('bare', photo(200)),
      await api.redeemReplaceToken('bare', undefined, {}, { deliberate: 'no file' }),
      await api.redeem(undefined, photo(200), {}, { as: 'write', deliberate: 'no token' }),
    ];
    expect(outcomes.map((one) => one.result)).toEqual(Array(5).fill('success'));
    const posts = seen.filter((one) => one.method === 'POST');
    expect(posts.map((one) => [one.path.split('/').at(-1), one.fields, one.files.length, one.authorization])).toEqual([
      [
        'redeem-upload-token',
        [
          ['upload_token', 'abc'],
          ['extra', 'a b'],
        ],
        1,
        undefined,
      ],
      ['redeem-replace-token', [['replace_token', 'abc']], 1, undefined],
      ['redeem-upload-token', [['upload_token', 'bare']], 1, undefined],
      ['redeem-replace-token', [['replace_token', 'bare']], 0, undefined],
      ['redeem-upload-token', [], 1, 'Bearer write'],
    ]);
    expect(posts[0]?.files).toEqual([{ name: 'photo.png', type: 'image/png', size: 200 }]);
    expect(created).toEqual(Array(5).fill({ kind: 'photo', id: '7' }));
  });

  it('that made nothing is not listed', async () => {
    const answers = ['http://a.test/?error_message=no', 'http://a.test/'];
    const { url } = await targetThat((_, response) => void response.writeHead(301, { location: answers.pop() }).end());
    const { api, created } = client(url);
    await api.redeem('a', photo(200));
    await api.redeem('a', photo(200));
    expect(created).toEqual([]);
  });

  it('that a check takes for granted gives its callback, or is the business of another requirement', async () => {
    const answers = ['http://a.test/?photo_id=7', 'http://a.test/?error_message=no'];
    const { url } = await targetThat((one, response) => {
      if (one.method === 'GET') return void response.end(granting('abc'));
      response.writeHead(301, { location: answers.shift() }).end();
    });
    const { api } = client(url, { auth });
    const token = await api.getUploadToken();
    expect((await api.upload(token, photo(200))).get('photo_id')).toBe('7');
    await expect(api.upload(token, photo(200))).rejects.toMatchObject({
      requirement: 'redeem.file.photo',
      actual: 'HTTP 301 to http://a.test/?error_message=no',
    });
  });

  it('by GET says why it is one', async () => {
    const { url, seen } = await targetThat((_, response) => void response.writeHead(405).end());
    const { api, exchanges } = client(url);
    expect((await api.getInstead('redeemUploadToken', { upload_token: 'x' })).result).toBe('failure');
    expect(seen[0]).toMatchObject({
      method: 'GET',
      path: '/api/photo/redeem-upload-token',
      query: [['upload_token', 'x']],
    });
    expect(exchanges[0]?.call.deliberate).toBeDefined();
  });
});

describe('a chunk', () => {
  const file = chunked(media({ kind: 'png', seed: 1, length: 350 }), {
    identifier: 'id',
    filename: 'a.png',
    chunkSize: 100,
  });
  const nine = [
    'resumableChunkNumber',
    'resumableChunkSize',
    'resumableTotalSize',
    'resumableIdentifier',
    'resumableCurrentChunkSize',
    'resumableType',
    'resumableFilename',
    'resumableRelativePath',
    'resumableTotalChunks',
  ];

  it('is described as Resumable.js describes it', async () => {
    const { url, seen } = await targetThat((_, response) => void response.end('ok'));
    const { api } = client(url);
    expect(await api.sendChunk({ token: 't' }, file, chunkOf(file, 3))).toMatchObject({
      status: 200,
      way: 'plain',
      result: 'unclear',
    });
    expect(names(seen[0]?.fields)).toEqual(['upload_token', ...nine]);
    expect(Object.fromEntries(seen[0]?.fields ?? [])).toMatchObject({
      resumableChunkNumber: '3',
      resumableChunkSize: '100',
      resumableTotalSize: '350',
      resumableCurrentChunkSize: '150',
      resumableTotalChunks: '3',
    });
    expect(seen[0]?.files).toEqual([{ name: 'a.png', type: 'application/octet-stream', size: 150 }]);
  });

  it('may be odd', async () => {
    const { url, seen } = await targetThat((_, response) => void response.end('ok'));
    const { api } = client(url);
    const first = chunkOf(file, 1);
    await api.sendChunk({ token: 't' }, file, first, {
      fourOnly: true,
      changed: { resumableChunkNumber: 9 },
      extras: { more: '1' },
      part: null,
      address: { also: 'here' },
      deliberate: 'odd',
    });
    expect(names(seen[0]?.fields)).toEqual(['upload_token', ...nine.slice(0, 4), 'more']);
    expect(seen[0]?.fields).toContainEqual(['resumableChunkNumber', '9']);
    expect([seen[0]?.files, seen[0]?.query]).toEqual([[], [['also', 'here']]]);
  });

  it('of a file goes to file/upload with credentials, and may complete it', async () => {
    const answers = [
      'ok',
      '<response status="ok" permission_level="write" message="m" cached="0"><url>/files/a.png</url><filename>a.png</filename></response>',
    ];
    const { url, seen } = await targetThat((_, response) => void response.end(answers.shift()));
    const { api, created } = client(url, { auth });
    const inner = await api.sendChunk('file', file, chunkOf(file, 1));
    const last = await api.sendChunk('file', file, chunkOf(file, 2));
    expect(inner).toMatchObject({ status: 200, result: 'unclear' });
    expect(inner).not.toHaveProperty('stored');
    expect(last).toMatchObject({ result: 'success', stored: { url: '/files/a.png', filename: 'a.png' } });
    expect(seen[0]).toMatchObject({ path: '/api/file/upload', authorization: 'Bearer write' });
    expect(seen[0]?.fields).toContainEqual(['format', 'xml']);
    expect(created).toEqual([{ kind: 'file', id: '/files/a.png' }]);
  });
});

describe('an upload to file/upload', () => {
  const stored =
    '<response status="ok" permission_level="write" message="m" cached="0"><url> /files/a.png </url><filename>a.png</filename></response>';

  it('is listed too where the check judges the answer itself', async () => {
    const { url } = await targetThat((_, response) => void response.end(stored));
    const { api, created } = client(url, { auth });
    expect(await api.attempt.uploadFile(photo(200))).toMatchObject({ kind: 'granted' });
    expect(created).toEqual([{ kind: 'file', id: '/files/a.png' }]);
  });

  it('is stored and listed, or the business of another requirement', async () => {
    const answers = [stored, 'nothing'];
    const { url, seen } = await targetThat((_, response) => void response.end(answers.shift()));
    const { api, created } = client(url, { auth });
    expect(await api.uploadFile(photo(200), { image_p: '0' })).toMatchObject({
      url: '/files/a.png',
      filename: 'a.png',
    });
    expect(seen[0]?.fields).toEqual([
      ['image_p', '0'],
      ['format', 'xml'],
    ]);
    expect(created).toEqual([{ kind: 'file', id: '/files/a.png' }]);
    await expect(api.uploadFile(photo(200))).rejects.toMatchObject({ requirement: 'file.upload.xml' });
    expect(created).toHaveLength(1);
  });
});

it('a slip of the suite is told from a fault of the target', async () => {
  const { url, seen } = await targetThat((_, response) => void response.end('ok'));
  const { api } = client(url, { auth });
  await expect(api.attempt.getUploadToken({ valid_minutes: 'long' })).rejects.toThrow(HarnessError);
  await expect(api.redeem(undefined, photo(200))).rejects.toThrow(HarnessError);
  expect(seen.length).toBe(0);
});
