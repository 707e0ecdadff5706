import { describe, expect, it } from 'vitest';
import { startReference } from '../../reference/server/server.js';
import { photo } from '../reference/client.js';
import { watching } from './watch.js';

/** Sends something to the reference through an observer; gives what clients are found to break. */
async function brokenBy(act: (sending: Sending) => Promise<unknown>, trouble?: string): Promise<string[]> {
  const reference = await startReference({ workbench: trouble === undefined ? {} : { trouble } });
  try {
    return await watching(reference.url, async ({ url, observer }) => {
      const headers = { authorization: `Bearer ${reference.credentials.write.bearer}` };
      const answer = await (await fetch(`${url}/api/photo/get-upload-token?max_uploads=9`, { headers })).text();
      const token = /<upload_token>([^<]+)/.exec(answer)?.[1] ?? '';
      const sending: Sending = {
        token,
        async post(fields, file, { part = 'file', query = '', ...rest } = {}) {
          const body = new FormData();
          for (const [name, value] of Object.entries(fields)) body.append(name, String(value));
          if (file !== undefined) body.append(part, new File([Uint8Array.from(file)], 'photo.png'));
          return (
            await fetch(`${url}/api/photo/redeem-upload-token${query}`, { method: 'POST', body, ...rest })
          ).text();
        },
        ask: async (fields) => {
          const query = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]));
          await fetch(`${url}/api/photo/redeem-upload-token?${query}`, { method: 'OPTIONS' });
        },
        raw: async (body, init, query = '') =>
          (await fetch(`${url}/api/photo/redeem-upload-token${query}`, { method: 'POST', body, ...init })).text(),
      };
      await act(sending);
      observer.finish();
      expect(observer.errors).toEqual([]);
      const failed = observer.findings.results.filter(({ verdict }) => verdict === 'fail');
      return failed.map(({ requirement }) => requirement).sort();
    });
  } finally {
    await reference.close();
  }
}

interface Sending {
  readonly token: string;
  post(
    fields: Readonly<Record<string, string | number>>,
    file: Uint8Array | undefined,
    options?: RequestInit & { part?: string; query?: string },
  ): Promise<string>;
  /** A preflight to the address that parameters make. */
  ask(fields: Readonly<Record<string, string | number>>): Promise<void>;
  raw(body: BodyInit, init?: RequestInit, query?: string): Promise<string>;
}

const file = Buffer.concat([photo, Buffer.from(Array.from({ length: 430 }, (_, at) => at % 251))]);

/** A chunk of the file in chunks of 100 bytes, as Resumable.js sends it. */
function chunk(upload_token: string, number: number, other: Readonly<Record<string, string | number>> = {}) {
  return {
    upload_token,
    resumableChunkNumber: number,
    resumableChunkSize: 100,
    resumableTotalSize: file.length,
    resumableIdentifier: '500-photo',
    ...other,
  };
}

const bytes = (number: number): Buffer => file.subarray((number - 1) * 100, number * 100);

describe('clients that pass', () => {
  it.each<[string, (sending: Sending) => Promise<unknown>, readonly string[], trouble?: string]>([
    ['send a file whole', ({ post, token }) => post({ upload_token: token }, file), []],
    [
      'send chunks, and one again that was not accepted',
      async ({ post, token }) => {
        for (const number of [1, 2, 2, 3, 4, 5]) await post(chunk(token, number), bytes(number));
      },
      [],
      'chunk2:503',
    ],
    [
      'begin a file anew that was not supported',
      async ({ post, token }) => {
        for (const number of [1, 1, 2]) await post(chunk(token, number), bytes(number));
      },
      [],
      'chunk1:500',
    ],
    [
      'name the part otherwise',
      ({ post, token }) => post({ upload_token: token }, file, { part: 'upload' }),
      ['client.file.part'],
    ],
    ['send no token', ({ post }) => post({}, file), ['client.token.sent']],
    [
      'send the token in the address',
      ({ post, token }) => post({}, file, { query: `?upload_token=${token}` }),
      ['client.token.form'],
    ],
    ['send a bare file', ({ raw }) => raw(file, { headers: { 'content-type': 'image/png' } }), ['client.request.form']],
    [
      'send a form that breaks off',
      ({ raw }) => raw('--x\r\nContent-Dis', { headers: { 'content-type': 'multipart/form-data; boundary=x' } }),
      ['client.request.form'],
    ],
    [
      'put a form',
      ({ post, token }) => post({ upload_token: token }, file, { method: 'PUT' }),
      ['client.request.method'],
    ],
    [
      'state sizes that are no numbers of bytes',
      async ({ post, token }) => {
        await post(chunk(token, 1, { resumableChunkSize: '0x64' }), bytes(1));
        await post(chunk(token, 1, { resumableTotalSize: '0.5KB' }), bytes(1));
      },
      ['client.chunk.size', 'client.chunk.total'],
    ],
    [
      'send a file in a form that is urlencoded',
      ({ raw, token }) => raw(new URLSearchParams({ upload_token: token, file: 'x'.repeat(50) })),
      ['client.request.form'],
    ],
    [
      'say that a form is urlencoded',
      ({ raw, token }) =>
        raw(`--x\r\nContent-Disposition: form-data; name="upload_token"\r\n\r\n${token}\r\n--x--\r\n`, {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ['client.request.form'],
    ],
    [
      'put blanks behind the boundary',
      ({ raw, token }) =>
        raw(`--x \r\nContent-Disposition: form-data; name="upload_token"\r\n\r\n${token}\r\n--x--\r\n`, {
          headers: { 'content-type': 'multipart/form-data; boundary=x' },
        }),
      [],
    ],
    ['send a chunk without a file', ({ post, token }) => post(chunk(token, 1), undefined), ['client.file.part']],
    [
      'put a bare file',
      ({ raw, token }) => raw(file, { method: 'PUT' }, `?upload_token=${token}`),
      ['client.request.method'],
    ],
    [
      'ask without a file in a form that is urlencoded',
      ({ raw, token }) => raw(new URLSearchParams({ upload_token: token })),
      [],
    ],
    ['count from 0', ({ post, token }) => post(chunk(token, 0), bytes(1)), ['client.chunk.number']],
    ['count too far', ({ post, token }) => post(chunk(token, 9), bytes(1)), ['client.chunk.position']],
    ['cut a chunk', ({ post, token }) => post(chunk(token, 2), bytes(2).subarray(1)), ['client.chunk.length']],
    [
      'leave out the total size',
      ({ post, token }) => {
        const { resumableTotalSize: _, ...rest } = chunk(token, 1);
        return post(rest, bytes(1));
      },
      ['client.chunk.parameters'],
    ],
    [
      'give two files one identifier',
      async ({ post, token }) => {
        await post(chunk(token, 1), bytes(1));
        await post(chunk(token, 1, { resumableTotalSize: 600 }), bytes(1));
      },
      ['client.chunk.identifier.unique'],
    ],
    [
      'send other bytes the second time',
      async ({ post, token }) => {
        await post(chunk(token, 1), bytes(1));
        await post(chunk(token, 1), bytes(2));
      },
      ['client.chunk.repeated'],
      'chunk1:503',
    ],
    [
      'send again what was accepted, here and there',
      async ({ post, token }) => {
        for (const number of [1, 2, 1, 3, 2, 4, 3]) await post(chunk(token, number), bytes(number));
      },
      ['client.chunk.accepted'],
    ],
    [
      'go back to one chunk, as a pause may make them',
      async ({ post, token }) => {
        for (const number of [1, 2, 3, 2, 4, 5]) await post(chunk(token, number), bytes(number));
      },
      [],
    ],
    [
      'lose every answer on their way to it, and say so by a connection of one each',
      async ({ post, token }) => {
        for (const number of [1, 1, 2, 2, 3, 3, 4, 4, 5])
          await post(chunk(token, number), bytes(number), { headers: { connection: 'close' } });
      },
      [],
    ],
    [
      'pause and resume, and drop an answer that is on its way',
      async ({ post, token }) => {
        for (const number of [1, 2, 2, 3, 4, 5]) await post(chunk(token, number), bytes(number));
      },
      [],
    ],
    [
      'send each chunk twice',
      async ({ post, token }) => {
        for (const number of [1, 1, 2, 2, 3, 3, 4, 4, 5]) await post(chunk(token, number), bytes(number));
      },
      ['client.chunk.accepted'],
    ],
    [
      'start anew after a failure',
      async ({ post, token }) => {
        for (const number of [1, 2, 1, 2, 3, 4, 5]) await post(chunk(token, number), bytes(number));
      },
      ['client.chunk.restart'],
      'chunk2:503',
    ],
    [
      'give each chunk an identifier',
      async ({ post, token }) => {
        for (const number of [1, 2, 3, 4, 5])
          await post(chunk(token, number, { resumableIdentifier: `500-${number}` }), bytes(number));
      },
      ['client.chunk.identifier.same'],
    ],
    [
      'send several files of one size at once, of which some break off',
      async ({ post, token }) => {
        for (const [name, count] of Object.entries({ a: 1, b: 2, c: 5 }))
          for (let number = 1; number <= count; number += 1)
            await post(chunk(token, number, { resumableIdentifier: `500-${name}` }), bytes(number));
      },
      [],
    ],
    [
      'send every chunk as the first',
      async ({ post, token }) => {
        for (const number of [1, 2, 3]) await post(chunk(token, 1), bytes(number + 1));
      },
      ['client.chunk.position'],
    ],
    [
      'begin a file anew that was changed',
      async ({ post, token }) => {
        for (const number of [1, 2]) await post(chunk(token, number), bytes(number));
        for (const number of [1, 2, 3, 4, 5]) await post(chunk(token, number), bytes(6 - number));
      },
      [],
    ],
    [
      'say its own size of the last chunk',
      async ({ post, token }) => {
        const long = { resumableTotalSize: 450 };
        for (const number of [1, 2, 3]) await post(chunk(token, number, long), bytes(number));
        await post(chunk(token, 4, { ...long, resumableChunkSize: 150 }), file.subarray(300, 450));
      },
      ['client.chunk.size'],
    ],
    [
      'send chunks in the dialect of Dropzone',
      ({ post, token }) =>
        post({ upload_token: token, dzchunkindex: 0, dzchunksize: 100, dztotalfilesize: 500 }, bytes(1)),
      ['client.chunk.parameters'],
    ],
    [
      'send a whole file with the parameters of Dropzone',
      ({ post, token }) => post({ upload_token: token, dzuuid: 'a', dztotalfilesize: 500 }, file),
      [],
    ],
    [
      'keep the line end of a token',
      ({ post, token }) => post({ upload_token: `${token}\n` }, file),
      ['client.token.sent'],
    ],
    [
      'keep the quotes of a token',
      ({ post, token }) => post({ upload_token: `"${token}"` }, file),
      ['client.token.sent'],
    ],
    [
      'ask before each chunk as browsers do',
      async ({ post, ask, token }) => {
        for (const number of [1, 2, 3, 4, 5]) {
          await ask(chunk(token, number));
          await post(chunk(token, number), bytes(number));
        }
      },
      [],
    ],
    [
      'go on after 500',
      async ({ post, token }) => {
        for (const number of [1, 2, 3, 4, 5]) await post(chunk(token, number), bytes(number));
      },
      ['client.status.unsupported'],
      'chunk2:500',
    ],
  ])('%s', async (_, act, broken, trouble) => {
    expect(await brokenBy(act, trouble)).toEqual(broken);
  });
});
