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
