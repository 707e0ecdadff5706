import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startReference } from '../../../reference/server/server.js';
import { isRequirementId, requirement } from '../../../src/contract/requirements.js';
import { rawTarget, type Visit } from '../../client/raw-target.js';
import { resultsIn } from '../setting/command.js';
import { answer, endlessly, left, sending } from '../setting/target.js';
import { requests, serving, thrown } from './strangers.js';

const roleOf = (id: string) => (isRequirementId(id) ? requirement(id).role : undefined);

const asking = 'GET /api/photo/get-upload-token HTTP/1.1\r\nhost: x\r\n\r\n';
const line = `x-much: ${'x'.repeat(1000)}\r\n`;

/** What a hostile target does with each connection. */
const targets: readonly (readonly [string, (visit: Visit) => unknown])[] = [
  ['closes at once', ({ socket }) => socket.destroy()],
  [
    'resets within its answer',
    async ({ head, socket }) => {
      await head;
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf', () => socket.resetAndDestroy());
    },
  ],
  ['speaks another protocol', sending('SSH-2.0-OpenSSH_9.6\r\n')],
  ['sends headers without end', endlessly('HTTP/1.1 200 OK\r\n', line.repeat(50))],
  ['sends 103 without end', endlessly('', 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'.repeat(100))],
  ['sends a bomb', sending(answer(gzipSync(Buffer.alloc(2 ** 26)), ['content-encoding: gzip']))],
  ['answers twice', sending(Buffer.concat([answer('<a/>'), answer('<b/>')]))],
  ['sends XML nested deep', sending(answer('<a>'.repeat(60_000), ['content-type: text/xml']))],
  [
    'puts escapes into a token',
    sending(answer('<response status="ok"><upload_token>\u001b[2J\u009b1m</upload_token></response>')),
  ],
  [
    'sends a token of 200,000 characters',
    sending(answer(`<response status="ok"><upload_token>${'x'.repeat(200_000)}</upload_token></response>`)),
  ],
  ['redirects in circles', sending(answer('', ['location: /api/photo/get-upload-token'], '301 Moved'))],
  ['answers before it is asked', ({ socket }) => socket.write(answer('<a/>'))],
  [
    'says that its answer is longer',
    async ({ head, socket }) => {
      await head;
      socket.end(answer('half', ['content-length: 900']));
    },
  ],
  ['says that its answer is shorter', sending(answer('much more than two', ['content-length: 2']))],
  ['says two lengths', sending(answer('four', ['content-length: 2', 'content-length: 4']))],
  ['counts its pieces wrongly', sending(answer('zz\r\nx\r\n', ['transfer-encoding: chunked']))],
  [
    'puts NUL and broken UTF-8 into its answer',
    sending(answer(Buffer.from([0, 0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0]), ['content-type: text/xml'])),
  ],
  ['names members after prototypes', sending(answer('{"__proto__":{"status":"ok"},"constructor":{}}'))],
  ['answers with a status that is none', sending(answer('', [], '999 \u001b]0;owned\u0007'))],
];

describe('observing', () => {
  it('strangers between it and a right target: all is passed on or refused, and the report is whole', async () => {
    const reference = await startReference();
    onTestFinished(() => reference.close());
    const { url, stop } = await serving(['observe', '--target', reference.url]);
    await Promise.all(requests.map(([, send]) => send(url)));
    await thrown(url, asking);
    const ended = await stop();
    const results = await resultsIn(ended);
    const servers = results.requirements.filter(({ id, verdict }) => roleOf(id) !== 'client' && verdict === 'fail');
    expect(servers.map(({ id }) => id)).toEqual([]);
    expect([0, 1, 3]).toContain(ended.status);
  });

  it.each(targets)('a target that %s', async (_, serve) => {
    const target = await rawTarget(serve);
    const { url, stop } = await serving(['observe', '--target', target.url]);
    for (let n = 0; n < 3; n += 1) await thrown(url, asking);
    const ended = await stop();
    await resultsIn(ended);
    expect([0, 1, 3]).toContain(ended.status);
    await left(target);
  });

  it('a target without end and a client that does not read: nothing is held for them', async () => {
    const target = await rawTarget(endlessly('HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(65_536, 'x')));
    const { url, stop } = await serving(['observe', '--target', target.url]);
    await Promise.all(Array.from({ length: 20 }, () => thrown(url, asking)));
    const ended = await stop();
    await resultsIn(ended);
    expect(ended.status).toBe(3);
    await left(target);
  });
});
