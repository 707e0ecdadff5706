import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createPort, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { clientRequirements } from '../../src/contract/requirements.js';
import { judgeHandler } from '../../src/uploader/handler/judge.js';
import type { Handler, Page, Seen } from './handlers/handler.js';
import { rightHandlers } from './handlers/right.js';
import { wrongHandlers } from './handlers/wrong.js';

/** A handler that breaks down answers 500. */
function answered(handler: Handler, seen: Seen): Page {
  try {
    return handler(seen);
  } catch {
    return { status: 500 };
  }
}

async function failuresAt(address: string | AddressInfo | null, limitMs: number): Promise<string[]> {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}/callback?theme=green`;
  const { results } = await judgeHandler({ url, limitMs, signal: new AbortController().signal });
  return results
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ requirement, name, reason }) => `${requirement} (${name}): ${reason}`);
}

async function failuresOf(handler: Handler, limitMs = 10_000): Promise<string[]> {
  const server = createServer(async (request, answer) => {
    const { url: target = '', headers, rawHeaders: headerNames, method = '' } = request;
    const query = new URL(target, 'http://x').searchParams;
    const pieces: Buffer[] = await request.toArray();
    const form = (some: Buffer[]) => new URLSearchParams([...query, ...new URLSearchParams(`${Buffer.concat(some)}`)]);
    const [all, begun] = [form(pieces), form(pieces.slice(0, 1))];
    const page = answered(handler, { method, query, all, target, headers, headerNames, begun });
    if (page.isSilent) return;
    if (page.raw !== undefined) return void answer.socket?.end(page.raw);
    answer.writeHead(page.status ?? 200, {
      'Content-Type': page.type ?? 'text/html; charset=utf-8',
      ...(page.location === undefined ? {} : { Location: page.location }),
    });
    answer.end(page.text ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await failuresAt(server.address(), limitMs);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

it.each(Object.entries(rightHandlers))('a handler is not blamed that %s', async (_does, handler) => {
  expect(await failuresOf(handler)).toEqual([]);
});

it('a handler is not blamed that answers before a form has come, and hangs up', async () => {
  const open = new Set<Socket>();
  const server = createPort((socket) => {
    open.add(socket.on('error', () => {}).on('close', () => open.delete(socket)));
    socket.once('data', () =>
      socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n', () => socket.destroy()),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    expect(await failuresAt(server.address(), 10_000)).toEqual([]);
  } finally {
    server.close();
    for (const socket of open) socket.destroy();
  }
});

it.each(wrongHandlers)('%s fails where it %s', async (breaks, does, handler) => {
  const limitMs = does.startsWith('never answers') ? 2000 : 10_000;
  expect((await failuresOf(handler, limitMs)).map((one) => one.split(' ')[0])).toContain(breaks);
});

it('every requirement of handlers is planted', () => {
  const planted = new Set(wrongHandlers.map(([breaks]) => breaks));
  const all = clientRequirements.filter(({ id }) => id.startsWith('client.handler.'));
  expect(all.filter(({ id }) => !planted.has(id))).toEqual([]);
});

it('an address without an answer is no verdict', async () => {
  const found = await judgeHandler({ url: 'http://127.0.0.1:9/', limitMs: 5000, signal: new AbortController().signal });
  expect(found.results).toEqual([]);
  expect(found.endedBy).toContain('no answer');
});
