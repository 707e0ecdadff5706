import { createHash } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { startAdapter } from '../../src/backend/adapter.js';
import { addressOf, asScript } from '../../src/backend/template.js';
import { chunkOf, chunkPart, fourParameters } from '../../src/client/chunks.js';
import { multipart } from '../../src/client/multipart.js';
import { directRoute } from '../../src/client/route.js';
import { backendOf, type WrittenBackend } from '../../src/config/backend.js';
import { files } from '../../suites/check/files.js';
import { startRightBackend } from './right-backend.js';

async function adapterOf(written: WrittenBackend) {
  const backend = backendOf(written, (_, problem) => {
    throw new Error(problem);
  });
  const adapter = await startAdapter(backend, directRoute);
  onTestFinished(() => adapter.close());
  return adapter;
}

async function started(more: Partial<WrittenBackend> = {}) {
  const right = await startRightBackend('resumable.js');
  onTestFinished(() => right.close());
  const completion = { body: '^whole (?<file>.+)$' };
  return adapterOf({ url: `${right.url}/upload`, completion, file: { url: `${right.url}/files?of={file}` }, ...more });
}

const file = files('run1', 1).chunked({ length: 200 });

/** The form of a chunk, as the suite writes it. */
async function chunk(number: number, changed: Record<string, string> = {}) {
  const fields = Object.entries({ ...fourParameters(file, chunkOf(file, number)), ...changed });
  const { bytes, contentType } = multipart(
    fields.map(([name, value]) => [name, String(value)]),
    chunkPart(file, chunkOf(file, number)),
  );
  const parts: Uint8Array[] = [];
  for await (const part of bytes()) parts.push(part);
  return { method: 'POST', body: Buffer.concat(parts), headers: { 'content-type': contentType } } as const;
}

it('passes chunks on, says what the back end answered, and gives the finished file back', async () => {
  const { url } = await started();
  const send = async (number: number, changed?: Record<string, string>) => {
    const answer = await fetch(`${url}/api/file/upload`, await chunk(number, changed));
    return { status: answer.status, text: await answer.text() };
  };
  expect(await send(2)).toEqual({ status: 200, text: 'the back end answered HTTP 200: more' });
  expect(await send(1, { resumableChunkNumber: '9' })).toEqual({
    status: 422,
    text: 'the back end answered HTTP 422: wrong size',
  });
  const last = await send(1);
  expect(last.text).toContain('message="the back end answered HTTP 200: whole');
  const path = /<url>([^<]+)/.exec(last.text)?.[1] ?? '';
  const read = new Uint8Array(await (await fetch(url + path)).arrayBuffer());
  expect(createHash('sha256').update(read).digest('hex')).toBe(file.media.sha256());
});

it('sends the client of a token on when its file is complete', async () => {
  const { url } = await started();
  const granted = await (
    await fetch(`${url}/api/photo/get-upload-token?return_url=http://127.0.0.1:9/a%3Fb%3D1`)
  ).text();
  const token = /<upload_token>(\w+)/.exec(granted)?.[1] ?? '';
  const send = async (number: number, upload_token: string) =>
    fetch(`${url}/api/photo/redeem-upload-token`, { ...(await chunk(number, { upload_token })), redirect: 'manual' });
  expect((await send(1, 'unknown')).status).toBe(403);
  expect((await send(1, token)).status).toBe(200);
  const last = await send(2, token);
  expect(last.status).toBe(301);
  expect(last.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:9\/a\?b=1&upload_token=\w+&.*photo_id=\d+/);
});

it.each([
  [{ completion: { status: 201 } }, 'completes nothing; see backend.completion'],
  [{ success: [204] }, 'see backend.url, backend.library and backend.success'],
  [{ file: { command: 'false' } }, 'cannot be fetched; see backend.file'],
  [{ url: 'http://127.0.0.1:9/' }, 'the back end at http://127.0.0.1:9 cannot be reached'],
])('grants no token when %j cannot work', async (more, problem) => {
  const { url } = await started(more);
  const answer = await fetch(`${url}/api/photo/get-upload-token`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain(problem);
});

it('values never become code of a command, or another part of an address', () => {
  const values = { identifier: 'a b/../$(id)', filename: '"; rm x', totalSize: '3', token: 't', file: '/m/a%20b?c#d' };
  expect(asScript("cat '{filename}' {identifier}", values)).toEqual({
    script: ['cat "$', '{1}" "$', '{2}"'].join(''),
    words: ['"; rm x', 'a b/../$(id)'],
  });
  expect(addressOf('http://h/{identifier}?of={file}', values)).toBe('http://h/a%20b/../%24(id)?of=/m/a%20b?c%23d');
});
