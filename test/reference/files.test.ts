import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Client, chunk, withReference } from './client.js';

const upload = async (client: Client, file: File | Uint8Array, values: Record<string, string> = {}) => {
  const answer = await client.post('/api/file/upload', { format: 'json', raw: '1', ...values }, file, client.bearer);
  return JSON.parse(answer.text);
};

describe('names', () => {
  it.each([
    ['plain.txt', 'plain.txt'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['/', 'file'],
    ['..', 'file'],
    ['a\r\nX: 1.txt', 'aX: 1.txt'],
    ['Über “ß” 🎬.png', 'Über “ß” 🎬.png'],
    ['a?b#c%2e.txt', 'a?b#c%2e.txt'],
  ])('%j', (filename, stored) =>
    withReference(async (client) => {
      const { file } = await upload(client, Buffer.from('content'), { filename });
      expect(file.filename).toBe(stored);
      const read = await fetch(new URL(file.url, client.reference.url));
      expect([read.status, await read.text()]).toEqual([200, 'content']);
    }),
  );

  it('of earlier files are never reused', () =>
    withReference(async (client) => {
      const first = await upload(client, new File(['one'], 'a.txt'));
      const second = await upload(client, new File(['two'], 'a.txt'));
      expect(first.file.filename).toBe(second.file.filename);
      expect(await (await fetch(client.reference.url + first.file.url)).text()).toBe('one');
    }));
});

describe('images', () => {
  const image = sharp({ create: { width: 200, height: 100, channels: 3, background: 'red' } }).jpeg();

  it('are rescaled with image_p=1 alone', () =>
    withReference(async (client) => {
      const bytes = await image.clone().toBuffer();
      const read = async (values: Record<string, string>) => {
        const { file } = await upload(client, bytes, { max_width: '50', ...values });
        return Buffer.from(await (await fetch(client.reference.url + file.url)).arrayBuffer());
      };
      expect((await read({})).equals(bytes)).toBe(true);
      expect((await read({ image_p: '0' })).equals(bytes)).toBe(true);
      expect(await sharp(await read({ image_p: '1' })).metadata()).toMatchObject({
        format: 'jpeg',
        width: 50,
        height: 25,
      });
    }));

  it('are the only files that can be rescaled', () =>
    withReference(async (client) => {
      expect(await upload(client, Buffer.from('text'), { image_p: '1' })).toMatchObject({ status: 'error' });
    }));

  it('are refused where there is no image library, and nothing else is', () =>
    withReference(
      async (client) => {
        const bytes = await image.clone().toBuffer();
        const rescaled = await upload(client, bytes, { image_p: '1', max_width: '50' });
        expect(rescaled).toMatchObject({ status: 'error', code: 'not_supported' });
        expect(rescaled.message).toContain('sharp is not installed');
        expect(await upload(client, bytes, { image_p: '0', max_width: '50' })).toMatchObject({ status: 'ok' });
        const first = chunk(1, 1000, bytes.length);
        const part = bytes.subarray(0, Math.min(1000, bytes.length));
        const inChunks = await client.post('/api/file/upload', { ...first, image_p: '1' }, part, client.bearer);
        expect(inChunks.status).toBe(400);
      },
      { variant: 'images-never-rescaled' },
    ));
});

it('a call without a file is refused', () =>
  withReference(async (client) => {
    const answer = await client.post('/api/file/upload', { filename: 'x' }, undefined, client.bearer);
    expect(answer.text).toContain('code="no_file"');
  }));

describe('chunks of a complete file', () => {
  const bytes = Buffer.from('0123456789');
  const send = async (client: Client, number: 1 | 2, part = bytes.subarray((number - 1) * 5, number * 5)) => {
    const values = { ...chunk(number, 5, bytes.length), format: 'json', raw: '1' };
    return (await client.post('/api/file/upload', values, part, client.bearer)).text;
  };

  it('are answered as the file was', () =>
    withReference(async (client) => {
      expect(await send(client, 1)).not.toContain('url');
      const whole = await send(client, 2);
      expect(whole).toContain('url');
      expect([await send(client, 2), await send(client, 1)]).toEqual([whole, whole]);
    }));

  it('begin another file when their bytes are others', () =>
    withReference(async (client) => {
      await send(client, 1);
      const whole = await send(client, 2);
      expect(await send(client, 1, Buffer.from('abcde'))).not.toContain('url');
      const other = await send(client, 2, Buffer.from('fghij'));
      expect(other).toContain('url');
      expect(other).not.toBe(whole);
    }));

  it('that arrive twice at once make one file', () =>
    withReference(async (client) => {
      const answers = await Promise.all([send(client, 1), send(client, 1), send(client, 2), send(client, 2)]);
      expect(new Set(answers.filter((text) => text.includes('url'))).size).toBe(1);
    }));
});

it('names-kept-literally leads to a file whatever its name', () =>
  withReference(
    async (client) => {
      const { file } = await upload(client, Buffer.from('content'), { filename: '..\\a/%2e%2e%2fb.txt' });
      expect(file.filename).toBe('..\\a/%2e%2e%2fb.txt');
      expect(await (await fetch(client.reference.url + file.url)).text()).toBe('content');
    },
    { variant: 'names-kept-literally' },
  ));
