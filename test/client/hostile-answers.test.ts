import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { rawTarget, saying } from './raw-target.js';
import { ask, asking, bodyOf, opened, told } from './send.js';

describe('a target that does not come to an end', () => {
  it('hangs before its answer', async () => {
    const target = await rawTarget(() => {});
    const answer = await ask(target.url, {}, 300);
    expect(answer).toEqual({ failure: { kind: 'timeout', message: 'no complete answer within 0.3 s' } });
    await target.visits[0]?.gone;
  });

  it('hangs within its body', async () => {
    const target = await rawTarget(saying('HTTP/1.1 200 OK', 'content-length: 100', '', 'half'));
    expect(told(await ask(target.url, {}, 300))).toBe('timeout');
    await target.visits[0]?.gone;
  });

  it('hangs while a body is on its way, which has more time the larger it is', async () => {
    const target = await rawTarget(({ socket }) => socket.pause());
    const answer = await ask(target.url, { body: bodyOf(2 ** 19) }, 1);
    expect(answer).toEqual({ failure: { kind: 'timeout', message: 'no complete answer within 1 s' } });
  });

  it('hangs within a large answer, which has more time as well', async () => {
    const target = await rawTarget(saying('HTTP/1.1 200 OK', '', 'half'));
    const answer = await ask(target.url, { maxAnswer: 1.25 * 2 ** 20 }, 1);
    expect(answer).toEqual({ failure: { kind: 'timeout', message: 'no complete answer within 0.5 s' } });
  });

  it('sends one byte after the other', async () => {
    const target = await rawTarget(async ({ head, socket }) => {
      await head;
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const drip = setInterval(() => socket.write('x'), 5);
      socket.once('close', () => clearInterval(drip));
    });
    expect(told(await ask(target.url, {}, 300))).toBe('timeout');
  });

  it('sends one informational answer after the other', async () => {
    const target = await rawTarget(async ({ head, socket }) => {
      await head;
      const drip = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'), 5);
      socket.once('close', () => clearInterval(drip));
    });
    expect(told(await ask(target.url, {}, 300))).toBe('timeout');
  });

  it('answers forever', async () => {
    const target = await rawTarget(async ({ head, socket }) => {
      await head;
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const more = (): void => {
        while (!socket.destroyed && socket.write(Buffer.alloc(65_536, 'x')));
      };
      socket.on('drain', more);
      more();
    });
    const answer = await ask(target.url, { maxAnswer: 100_000 });
    expect(answer).toEqual({ failure: { kind: 'too-large', message: 'the answer is longer than 100000 bytes' } });
    await target.visits[0]?.gone;
  });

  it('never takes the secure connection', async () => {
    const target = await rawTarget(() => {});
    const answer = await ask(target.url.replace('http:', 'https:'), {}, 300);
    expect(answer).toEqual({ failure: { kind: 'unreachable', message: 'no connection within 0.3 s' } });
    await target.visits[0]?.gone;
  });
});

describe('a target that sends too much', () => {
  it.each(['gzip', 'deflate', 'br'] as const)(
    'in a bomb of %s, of which little is kept',
    async (coding) => {
      const plain = Buffer.alloc(6 * 2 ** 20);
      const bomb = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }[coding](plain);
      const target = await rawTarget(async ({ head, socket }) => {
        await head;
        socket.write(`HTTP/1.1 200 OK\r\ncontent-encoding: ${coding}\r\ncontent-length: ${bomb.length}\r\n\r\n`);
        socket.write(bomb);
      });
      expect(told(await ask(target.url))).toBe('too-large');
      const counted = await ask(target.url, { maxAnswer: plain.length, keepAnswer: 100_000 });
      if ('failure' in counted) throw new Error(counted.failure.message);
      expect(counted.size).toBe(plain.length);
      expect(counted.bytes.length).toBeLessThanOrEqual(100_000);
    },
    20_000,
  );

  it('in headers', async () => {
    const line = `x-much: ${'x'.repeat(1000)}\r\n`;
    const target = await rawTarget(saying(`HTTP/1.1 200 OK\r\n${line.repeat(1000)}content-length: 2`, '', 'ok'));
    expect(told(await ask(target.url))).toBe('too-large');
  });

  it('in one header without an end', async () => {
    const target = await rawTarget(saying(`HTTP/1.1 200 OK\r\nx-much: ${'x'.repeat(1_000_000)}`));
    expect(told(await ask(target.url))).toBe('too-large');
  });

  it('in its reason phrase', async () => {
    const target = await rawTarget(saying(`HTTP/1.1 200 ${'x'.repeat(1_000_000)}`));
    expect(told(await ask(target.url, {}, 1000))).toBe('timeout');
  });

  it('and is still taken up to the limit', async () => {
    const target = await rawTarget(saying('HTTP/1.1 200 OK', 'content-length: 1000', '', 'x'.repeat(1000)));
    const answer = await ask(target.url, { maxAnswer: 1000, keepAnswer: 10 });
    if ('failure' in answer) throw new Error(answer.failure.message);
    expect([answer.size, answer.bytes.length]).toEqual([1000, 0]);
  });
});

describe('a target that breaks off', () => {
  it.each([
    ['before its answer', ''],
    ['within its status line', 'HTTP/1.1 20'],
    ['within its headers', 'HTTP/1.1 200 OK\r\ncontent-le'],
    ['within its body', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'],
    ['within a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\nhalf'],
  ])('%s', async (_, text) => {
    const closing = await rawTarget(async ({ head, socket }) => {
      await head;
      socket.end(text);
    });
    expect(told(await ask(closing.url))).toBe('broken');
    const resetting = await rawTarget(async ({ head, socket }) => {
      await head;
      socket.write(text, () => socket.resetAndDestroy());
    });
    expect(told(await ask(resetting.url))).toBe('broken');
  });

  it('at once, whatever is asked', async () => {
    const target = await rawTarget(({ socket }) => socket.destroy());
    expect(told(await ask(target.url))).toBe('broken');
    expect(told(await ask(target.url, { body: bodyOf(2_000_000) }))).toBe('broken');
  });
});

describe('a target that lies or talks nonsense', () => {
  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n', 'broken'],
    ['a header without a colon', 'HTTP/1.1 200 OK\r\nnonsense\r\ncontent-length: 2\r\n\r\nok', 'broken'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok', 'broken'],
    ['a length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: two\r\n\r\nok', 'broken'],
    [
      'a coding that is none',
      'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 8\r\n\r\nnot gzip',
      'broken',
    ],
    ['an upgrade', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n', 'broken'],
  ])('%s', async (_, text, kind) => {
    const target = await rawTarget(saying(text));
    expect(told(await ask(target.url))).toBe(kind);
  });

  it("a length below what comes: the rest is nobody's answer", async () => {
    const target = await rawTarget(saying('HTTP/1.1 200 OK', 'content-length: 2', '', 'okHTTP/1.1 200 OK\r\n\r\nno'));
    const wire = opened();
    for (let n = 0; n < 3; n += 1) expect(told(await wire.send(asking(target.url)))).toBe('200 ok');
  });

  it('a coding that is not known is left alone', async () => {
    const target = await rawTarget(saying('HTTP/1.1 200 OK', 'content-encoding: zap', 'content-length: 2', '', 'ok'));
    expect(told(await ask(target.url))).toBe('200 ok');
  });

  it.each(['gzip', 'deflate', 'br'])('a coding of %s around nothing', async (coding) => {
    const target = await rawTarget(
      saying('HTTP/1.1 301 Moved', 'location: /x', `content-encoding: ${coding}`, 'content-length: 0', '', ''),
    );
    expect(told(await ask(target.url))).toBe('301 ');
  });
});
