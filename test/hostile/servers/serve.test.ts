import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { media } from '../../../src/media/media.js';
import { opened, post, requests, serving, thrown } from './strangers.js';

const bearer = { authorization: 'Bearer reference-write-bearer' };

/** Gets a token as an honest client does. */
async function token(url: URL): Promise<string> {
  const answer = await fetch(new URL('/api/photo/get-upload-token', url), { headers: bearer });
  const found = /<upload_token>([^<]+)/.exec(await answer.text())?.[1];
  if (found === undefined) throw new Error('no token is granted');
  return found;
}

/** One chunk of a file that is never sent whole. */
function chunk(uploadToken: string, identifier: string, number: number): FormData {
  const form = new FormData();
  const fields = { upload_token: uploadToken, resumableIdentifier: identifier, resumableChunkNumber: String(number) };
  for (const [name, value] of Object.entries({ ...fields, resumableChunkSize: '1000', resumableTotalSize: '2000000' }))
    form.append(name, value);
  form.append('file', new Blob([new Uint8Array(1000)]), 'photo.png');
  return form;
}

describe('a served reference', () => {
  it('serves on whatever strangers send, all at once', async () => {
    const { url, stop } = await serving(['serve', '--log']);
    await Promise.all(requests.map(([, send]) => send(url)));
    expect(await token(url)).not.toBe('');
    const { status, err } = await stop();
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });

  it('keeps a thousand files that are never sent whole, and leaves none behind', async () => {
    const { url, stop } = await serving(['serve']);
    const granted = await token(url);
    for (let n = 0; n < 1000; n += 20)
      await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          fetch(new URL('/api/photo/redeem-upload-token', url), {
            method: 'POST',
            body: chunk(granted, `file-${n + at}`, 1),
          }),
        ),
      );
    expect(await token(url)).not.toBe('');
    expect((await stop()).status).toBe(0);
  });

  it('ends at once while posts are under way', async () => {
    const { url, stop } = await serving(['serve']);
    for (let n = 0; n < 50; n += 1)
      opened(url).write(`${post('/api/photo/redeem-upload-token', 'multipart/form-data; boundary=b', 10 ** 9)}--b\r\n`);
    await thrown(url, 'GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    expect((await stop()).status).toBe(0);
  });

  it('says that a file cannot be stored where there is no place for it', async () => {
    // A folder that cannot be written is what a full disk is like.
    const { url, stop } = await serving(['serve'], { TMPDIR: '/proc' });
    const body = new FormData();
    body.append('upload_token', await token(url));
    const photo = media({ kind: 'png', seed: 1, length: 200_000 }).bytes();
    body.append('file', new Blob([Buffer.from(photo)]), 'photo.png');
    const answer = await fetch(new URL('/api/photo/redeem-upload-token', url), { method: 'POST', body });
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(await token(url)).not.toBe('');
    expect((await stop()).status).toBe(0);
    expect(await readdir('/proc')).not.toContain('upload-contract');
  });
});
