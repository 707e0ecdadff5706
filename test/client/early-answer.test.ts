import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rawTarget } from './raw-target.js';
import { ask, asking, bodyOf, opened, told } from './send.js';

const refusal = 'HTTP/1.1 413 Too Large\r\ncontent-length: 9\r\nconnection: close\r\n\r\ntoo large';

/** Answers as soon as it has the head, leaves the body unread and closes, which resets the connection. */
const impatient = `
const { createServer } = require('node:net');
const { parentPort, workerData } = require('node:worker_threads');
const server = createServer((socket) => {
  socket.on('error', () => {});
  let head = '';
  socket.on('data', (block) => {
    head += block.toString('latin1');
    if (!head.includes('\\r\\n\\r\\n')) return;
    socket.removeAllListeners('data').pause();
    socket.write(workerData, () => socket.destroy());
  });
}).listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/** In a thread of its own, so that the target really is at it while the request is written. */
async function impatientTarget(says: string): Promise<string> {
  const worker = new Worker(impatient, { eval: true, workerData: says });
  onTestFinished(async () => {
    await worker.terminate();
  });
  const port = await new Promise((resolve) => worker.once('message', resolve));
  return `http://127.0.0.1:${port}`;
}

describe('an answer that comes before the body was read', () => {
  it.each([100_000, 300_000, 10_000_000])(
    'is not lost with %i bytes on their way',
    async (length) => {
      const url = await impatientTarget(refusal);
      const wire = opened();
      for (let n = 0; n < 40; n += 1)
        expect(told(await wire.send(asking(url, { body: bodyOf(length) })))).toBe('413 too large');
    },
    60_000,
  );

  it('is not lost when its end is the end of the connection', async () => {
    const url = await impatientTarget('HTTP/1.0 401 Unauthorized\r\n\r\nwho are you');
    const wire = opened();
    for (let n = 0; n < 40; n += 1)
      expect(told(await wire.send(asking(url, { body: bodyOf(2_000_000) })))).toBe('401 who are you');
  }, 60_000);

  it('is a broken connection when only a part of it came', async () => {
    const url = await impatientTarget('HTTP/1.1 413 Too Large\r\ncontent-length: 100\r\n\r\ntoo la');
    const wire = opened();
    for (let n = 0; n < 20; n += 1)
      expect(told(await wire.send(asking(url, { body: bodyOf(2_000_000) })))).toBe('broken');
  }, 60_000);

  it('ends the request when the target neither reads on nor closes', async () => {
    const target = await rawTarget(async ({ head, socket }) => {
      await head;
      socket.pause();
      socket.write('HTTP/1.1 401 Unauthorized\r\ncontent-length: 2\r\n\r\nno');
    });
    expect(told(await ask(target.url, { body: bodyOf(50_000_000) }))).toBe('401 no');
  });
});
