import { describe, expect, it } from 'vitest';
import { NoAnswer } from '../../src/client/failure.js';
import { auth, targetThat } from './api-target.js';
import { client } from './client.js';

describe('reading a file', () => {
  const stored = async (api: ReturnType<typeof client>['api'], url: string) => {
    const { reply } = await api.getInstead('redeemUploadToken', {});
    return { url, filename: 'a', reply };
  };

  it('is done in the open, and with credentials where the target wants them', async () => {
    const { url, seen } = await targetThat((one, response) => {
      if (one.path === '/files/open') return void response.end('open');
      response.writeHead(one.authorization === 'Bearer write' ? 200 : 403).end('closed');
    });
    const { api } = client(url, { auth });
    const reads = [];
    for (const path of ['/files/open', 'files/closed', `${url}/files/closed`])
      reads.push(await api.readFile(await stored(api, path)));
    expect(reads.map((read) => [read.status, String(Buffer.from(read.bytes)), read.size])).toEqual([
      [200, 'open', 4],
      [200, 'closed', 6],
      [200, 'closed', 6],
    ]);
    expect(seen.filter((one) => one.path.startsWith('/files')).map((one) => one.authorization)).toEqual([
      undefined,
      undefined,
      'Bearer write',
      undefined,
      'Bearer write',
    ]);
  });

  it('is tried again until the file is there', async () => {
    let reads = 0;
    const { url } = await targetThat((one, response) => {
      if (one.path !== '/files/a') return void response.end('ok');
      reads += 1;
      response.writeHead(reads < 4 ? 404 : 200).end('late');
    });
    const { api } = client(url, { settleMs: 10_000 });
    const read = await api.readFile(await stored(api, '/files/a'));
    expect([read.status, String(Buffer.from(read.bytes))]).toEqual([200, 'late']);
    expect(read.waitedMs).toBeGreaterThan(0);
  });

  it('is tried again until the file is what is waited for', async () => {
    let reads = 0;
    const { url } = await targetThat((one, response) => void response.end(`${one.path === '/files/a' ? reads++ : ''}`));
    const { api } = client(url, { settleMs: 10_000 });
    const until = ({ bytes }: { bytes: Uint8Array }) => String(Buffer.from(bytes)) === '2';
    const read = await api.readFile(await stored(api, '/files/a'), { until });
    expect([reads, String(Buffer.from(read.bytes))]).toEqual([3, '2']);
  });

  it('is given up once the target had its time, and the last answer counts', async () => {
    const { url, seen } = await targetThat((_, response) => void response.writeHead(404).end());
    const { api } = client(url, { settleMs: 120 });
    const read = await api.readFile({ url: '/files/a' });
    expect(read.status).toBe(404);
    expect(read.waitedMs).toBe(120);
    expect(seen.length).toBeGreaterThan(2);
  });

  it('ends with its run', async () => {
    const { url } = await targetThat((_, response) => void response.writeHead(404).end());
    const { api, over } = client(url, { settleMs: 60_000 });
    const reading = api.readFile({ url: '/files/a' });
    setTimeout(() => over.abort(new Error('over')), 100);
    await expect(reading).rejects.toThrow();
  });

  it('never takes credentials to anybody else', async () => {
    const other = await targetThat((_, response) => void response.writeHead(401).end());
    const { url } = await targetThat(
      (_, response) => void response.writeHead(302, { location: `${other.url}/elsewhere` }).end(),
    );
    const { api } = client(url, { auth });
    expect((await api.readFile(await stored(api, `${other.url}/files/a`))).status).toBe(401);
    expect((await api.readFile(await stored(api, '/files/a'))).status).toBe(401);
    expect(other.seen.map((one) => one.authorization)).toEqual([undefined, undefined]);
  });

  it('ends when it is sent in circles', async () => {
    const { url, seen } = await targetThat(
      (_, response) => void response.writeHead(302, { location: '/files/a' }).end(),
    );
    const { api } = client(url);
    expect((await api.readFile(await stored(api, '/files/a'))).status).toBe(302);
    expect(seen.length).toBeLessThan(20);
  });

  it.each(['http://[', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/plain,x', 'ftp://127.0.0.1/x'])(
    'is not possible at %s, which is no error of the suite',
    async (address) => {
      const { url } = await targetThat((_, response) => void response.end('ok'));
      const { api } = client(url, { auth });
      await expect(api.readFile(await stored(api, address))).rejects.toThrow(NoAnswer);
    },
  );

  it('keeps little of a large file and judges all of it', async () => {
    const size = 6 * 2 ** 20;
    const { url } = await targetThat(
      (one, response) => void response.end(one.path === '/files/a' ? Buffer.alloc(size, 'x') : 'ok'),
    );
    const { api } = client(url);
    const file = await stored(api, '/files/a');
    const read = await api.readFile(file, { size });
    expect([read.size, read.bytes.length <= 4 * 2 ** 20, read.sha256.length]).toEqual([size, true, 64]);
    await expect(api.readFile(file, { size: size - 2 ** 21 })).rejects.toMatchObject({
      exchange: { failure: { kind: 'too-large' } },
    });
  });
});
