import { once } from 'node:events';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ListenError, startCatcher } from '../../src/catcher/catcher.js';
import { parseListen, parsePublicUrl } from '../../src/catcher/listen.js';

describe('parseListen', () => {
  it.each([
    ['127.0.0.1:0', { host: '127.0.0.1', port: 0 }],
    ['localhost:65535', { host: 'localhost', port: 65_535 }],
    ['[::1]:80', { host: '::1', port: 80 }],
    ['[::ffff:127.0.0.1]:1', { host: '::ffff:127.0.0.1', port: 1 }],
  ])('reads %s', (listen, expected) => expect(parseListen(listen)).toEqual(expected));

  it.each([
    '',
    '127.0.0.1',
    '8080',
    ':8080',
    '::1:80',
    '[::1]',
    '[1::2::3]:1',
    'host:65536',
    'host:-1',
    'http://h:1',
    'a b:1',
    'h:1\n',
  ])('refuses %j, and says how it is written', (listen) => {
    expect(() => parseListen(listen)).toThrow(ListenError);
    expect(() => parseListen(listen)).toThrow(/write host:port, such as 127\.0\.0\.1:0/);
  });
});

describe('parsePublicUrl', () => {
  it.each([
    ['https://t.example.com', 'https://t.example.com'],
    ['https://t.example.com/', 'https://t.example.com'],
    ['http://t.example.com:8080/a/b//', 'http://t.example.com:8080/a/b'],
  ])('reads %s', (publicUrl, expected) => expect(parsePublicUrl(publicUrl)).toBe(expected));

  it.each(['', 't.example.com', 'ftp://h', 'https://h/?a', 'https://h/#a', 'https://u:p@h'])(
    'refuses %j',
    (publicUrl) => {
      expect(() => parsePublicUrl(publicUrl)).toThrow(ListenError);
      expect(() => parsePublicUrl(publicUrl)).toThrow(/write one such as https:/);
    },
  );
});

const hasIPv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);

describe('startCatcher', () => {
  it.each(['127.0.0.1:0', 'localhost:0', '0.0.0.0:0', ...(hasIPv6 ? ['[::1]:0', '[::]:0'] : [])])(
    'listens on %s and hands out addresses that this machine reaches',
    async (listen) => {
      const catcher = await startCatcher({ listen });
      const address = catcher.address();
      expect((await fetch(address.url)).status).toBe(200);
      expect(address.calls).toHaveLength(1);
      await catcher.close();
    },
  );

  it('listens on loopback only unless told otherwise', async () => {
    const catcher = await startCatcher();
    expect(new URL(catcher.url).hostname).toBe('127.0.0.1');
    await catcher.close();
  });

  it('says which port is taken, and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const problem = await startCatcher({ listen: `127.0.0.1:${port}` }).catch((error: unknown) => error);
    other.close();
    expect(problem).toBeInstanceOf(ListenError);
    expect(String(problem)).toBe(
      `ListenError: Cannot listen on 127.0.0.1:${port}: the port is taken; choose another one, or 0 for any free one.`,
    );
  });

  it('says which address is not of this machine', async () => {
    // 192.0.2.0/24 is for documentation; no machine has it.
    await expect(startCatcher({ listen: '192.0.2.1:0' })).rejects.toThrow(
      'Cannot listen on 192.0.2.1:0: this machine has no such address; use one of its own, such as 127.0.0.1.',
    );
  });
});
