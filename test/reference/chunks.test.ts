import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Client, chunk, photo, returnUrl, withReference } from './client.js';

const size = 10;

/** The parts of the photo in chunks of ten bytes, as Resumable.js cuts them. */
const count = Math.floor(photo.length / size);
const part = (number: number) => photo.subarray((number - 1) * size, number === count ? undefined : number * size);
const numbers = Array.from({ length: count }, (_, index) => index + 1);

const send = (client: Client, token: Record<string, string>, number: number, identifier?: string) =>
  client.redeem(token, part(number), chunk(number, size, photo.length, identifier));

describe('completion', () => {
  it('comes with the last chunk to arrive, whatever its number', () =>
    withReference(async (client) => {
      const token = await client.issue({ return_url: returnUrl });
      for (const number of [3, 1, 3, ...numbers.slice(3), 1]) {
        expect(await send(client, token, number)).toMatchObject({ status: 200, text: 'ok' });
      }
      expect((await send(client, token, 2)).location.searchParams.get('photo_id')).not.toBeNull();
    }));

  it('comes once when all chunks are sent at once, whichever order they arrive in', () =>
    withReference(async (client) => {
      for (let round = 0; round < 8; round += 1) {
        const token = await client.issue({ return_url: returnUrl, max_uploads: 3 });
        const answers = await Promise.all(numbers.map((number) => send(client, token, number)));
        expect(answers.map(({ status }) => status).sort()).toEqual([...numbers.slice(1).map(() => 200), 301]);
      }
    }));

  it('takes both splits, and one use for each file', () =>
    withReference(async (client) => {
      const token = await client.issue({ return_url: returnUrl, max_uploads: 2 });
      const cuts = { floor: [0, photo.length], ceil: [0, 60, photo.length] };
      for (const [identifier, ends] of Object.entries(cuts)) {
        const answers = [];
        for (let number = 1; number < ends.length; number += 1) {
          const bytes = photo.subarray(ends[number - 1], ends[number]);
          answers.push(await client.redeem(token, bytes, chunk(number, 60, photo.length, identifier)));
        }
        expect(answers.at(-1)?.status).toBe(301);
      }
      expect((await client.redeem(token, photo)).status).toBe(403);
    }));

  it('is answered again for every chunk that arrives once more, at no further use', () =>
    withReference(async (client) => {
      const token = await client.issue({ return_url: returnUrl, max_uploads: 2 });
      let first = '';
      for (const number of numbers) first = (await send(client, token, number)).headers.get('location') ?? '';
      expect(first).toContain('photo_id=');
      for (const number of [count, 1, ...numbers])
        expect((await send(client, token, number)).headers.get('location')).toBe(first);
      expect((await client.redeem(token, photo)).status).toBe(301);
      expect((await send(client, token, 1)).headers.get('location')).toBe(first);
    }));

  it('is not answered again for other bytes under the same identifier, which are another file', () =>
    withReference(async (client) => {
      const token = await client.issue({ return_url: returnUrl, max_uploads: 2 });
      for (const number of numbers) await send(client, token, number);
      const other = Buffer.from(photo.subarray(0, size)).fill(7);
      expect((await client.redeem(token, other, chunk(1, size, photo.length))).status).toBe(200);
    }));

  it('keeps tokens, identifiers and their case apart', () =>
    withReference(async (client) => {
      const one = await client.issue({ return_url: returnUrl });
      const other = await client.issue({ return_url: returnUrl });
      for (const number of numbers.slice(1)) await send(client, one, number);
      expect((await send(client, other, 1)).status).toBe(200);
      for (const identifier of ['File', 'file ', '../file', 'filé', 'f/../file']) {
        expect((await send(client, one, 1, identifier)).status).toBe(200);
      }
      expect((await send(client, one, 1)).status).toBe(301);
    }));
});

describe('a chunk that is not right', () => {
  const wrong = {
    'is too short': [part(1).subarray(1), chunk(1, size, photo.length)],
    'is too long': [photo.subarray(0, size + 1), chunk(1, size, photo.length)],
    'has the number 0': [part(1), chunk(0, size, photo.length)],
    'has a number above the last': [part(1), chunk(99, size, photo.length)],
    'has no number': [part(1), { ...chunk(1, size, photo.length), resumableChunkNumber: 'one' }],
    'has a number with a tail': [part(1), { ...chunk(1, size, photo.length), resumableChunkNumber: '1x' }],
    'has a size of 0': [part(1), chunk(1, 0, photo.length)],
    'has a negative total': [part(1), chunk(1, size, -5)],
    'has a total beyond all numbers': [part(1), { ...chunk(1, size, 1), resumableTotalSize: '9'.repeat(40) }],
    'has no identifier': [part(1), chunk(1, size, photo.length, '')],
    'has no file': [undefined, chunk(1, size, photo.length)],
  } as const;

  it.each(Object.entries(wrong))('%s', (_name, [bytes, values]) =>
    withReference(async (client) => {
      const token = await client.issue({ return_url: returnUrl });
      expect((await client.redeem(token, bytes, values)).status).toBe(412);
    }),
  );

  it('leaves nothing behind when its request breaks off', () =>
    withReference(async (client) => {
      const token = await client.issue({ return_url: returnUrl });
      for (const number of numbers.slice(1)) await send(client, token, number);
      const { hostname, port } = new URL(client.reference.url);
      const fields = Object.entries({ upload_token: token.upload_token, ...chunk(1, size, photo.length) });
      const head = fields.map(
        ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      const file = '--b\r\nContent-Disposition: form-data; name="file"; filename="blob"\r\n\r\n';
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write(
        'POST /api/photo/redeem-upload-token HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n' +
          `Content-Length: 9000\r\n\r\n${head.join('')}${file}`,
      );
      socket.end(part(1));
      await once(socket.resume(), 'close');
      expect((await send(client, token, 1)).status).toBe(301);
    }));

  it('is refused under a bad token, and answered 500 when its file is not supported', () =>
    withReference(async (client) => {
      expect((await send(client, { upload_token: 'unknown' }, 1)).status).toBe(403);
      const token = await client.issue({ return_url: returnUrl });
      const text = Buffer.from('this is no photo');
      const answer = await client.redeem(token, text, chunk(1, size, text.length));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'text/plain; charset=utf-8']);
      expect((await client.redeem(token, photo)).status).toBe(301);
    }));
});

describe('a file that is not completed', () => {
  const tenMinutes = 600;

  it('lapses after a while, and gives back its use', () =>
    withReference(
      async (client) => {
        const token = await client.issue({ return_url: returnUrl });
        for (const number of numbers.slice(1)) await send(client, token, number);
        expect((await client.redeem(token, photo)).status).toBe(403);
        await client.advance(tenMinutes);
        expect((await send(client, token, 1)).status).toBe(200);
        await client.advance(tenMinutes);
        expect((await client.redeem(token, photo)).status).toBe(301);
      },
      { variant: 'use-held-by-first-chunk' },
    ));

  it('is completed by its use, whoever else wants it', () =>
    withReference(
      async (client) => {
        const token = await client.issue({ return_url: returnUrl });
        await send(client, token, 1);
        expect((await send(client, token, 1, 'another file')).status).toBe(403);
        const answers = [];
        for (const number of numbers.slice(1)) answers.push((await send(client, token, number)).status);
        expect(answers.at(-1)).toBe(301);
        expect((await client.redeem(token, photo)).status).toBe(403);
      },
      { variant: 'use-held-by-first-chunk' },
    ));
});

it('a completed upload leaves nothing of its chunks behind', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'chunks-test-'));
  const stored = async () => {
    const [directory = ''] = await readdir(dataDir);
    return readdir(join(dataDir, directory));
  };
  try {
    await withReference(
      async (client) => {
        const token = await client.issue({ return_url: returnUrl });
        // Of a size that is kept on the disk.
        const large = Buffer.concat([photo, randomBytes(380_000)]);
        const size = 130_000;
        const cut = (number: number) => chunk(number, size, large.length);
        // The third chunk belongs to a split that the client then gives up.
        await client.redeem(token, large.subarray(2 * size), cut(3));
        await client.redeem(token, large.subarray(0, size), cut(1));
        expect(await stored()).toHaveLength(2);
        expect((await client.redeem(token, large.subarray(size), cut(2))).status).toBe(301);
        expect(await stored()).toHaveLength(1);
      },
      { dataDir },
    );
    expect(await readdir(dataDir)).toEqual([]);
  } finally {
    await rm(dataDir, { recursive: true });
  }
});

it('a test GET finds what is here, and takes nothing', () =>
  withReference(async (client) => {
    const token = await client.issue({ return_url: returnUrl });
    const { upload_token = '' } = token;
    const probe = (number: number) =>
      client.get('/api/photo/redeem-upload-token', { upload_token, ...chunk(number, size, photo.length) }, {});
    expect((await probe(1)).status).toBe(204);
    await send(client, token, 1);
    expect([(await probe(1)).status, (await probe(2)).status]).toEqual([200, 204]);
  }));

it('parameters may stand in the address, in the body, and in both', () =>
  withReference(async (client) => {
    const token = await client.issue({ return_url: returnUrl });
    const values = chunk(1, 1000, photo.length);
    const query = new URLSearchParams(
      Object.entries({ ...values, upload_token: 'other' }).map(([k, v]) => [k, String(v)]),
    );
    const both = await client.post(
      `/api/photo/redeem-upload-token?${query}`,
      { upload_token: token.upload_token ?? '', ...values, extra: 'x' },
      photo,
    );
    expect(both.location.searchParams.getAll('extra')).toEqual(['x']);
  }));

describe('files in chunks', () => {
  it('are read back as they were, in any order and at any size', () =>
    withReference(async (client) => {
      for (const [total, chunkSize] of [
        [3_000_001, 1_048_576],
        [1500, 100],
        [7, 100],
      ] as const) {
        const bytes = randomBytes(total);
        const last = Math.max(1, Math.floor(total / chunkSize));
        const order = Array.from({ length: last }, (_, index) => last - index);
        const answers = await Promise.all(
          order.map((number) => {
            const piece = bytes.subarray((number - 1) * chunkSize, number === last ? undefined : number * chunkSize);
            return client.post('/api/file/upload', chunk(number, chunkSize, total), piece, client.bearer);
          }),
        );
        const url = answers.map(({ text }) => /<url>(.*)<\/url>/.exec(text)?.[1]).find(Boolean);
        const read = Buffer.from(await (await fetch(client.reference.url + url)).arrayBuffer());
        const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex');
        expect(hash(read)).toBe(hash(bytes));
      }
    }));

  it('need the permission with every chunk', () =>
    withReference(async (client) => {
      const refused = await client.post('/api/file/upload', chunk(2, 10, 20), Buffer.alloc(10));
      expect(refused.status).toBe(403);
      expect(refused.text).toContain('code="permission_denied"');
    }));
});
