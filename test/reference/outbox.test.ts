import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backgroundDefaults } from '../../reference/decisions/background.js';
import { Outbox } from '../../reference/state/outbox.js';

let warnings: string[] = [];
const note = (warning: Error): void => void warnings.push(warning.message);
beforeEach(() => {
  warnings = [];
  process.on('warning', note);
});
afterEach(() => {
  process.off('warning', note);
});

const closed = { method: 'GET', address: 'http://127.0.0.1:9/' } as const;

it('many callbacks under way at once are no leak, and end with the instance', async () => {
  const outbox = new Outbox({ ...backgroundDefaults, delayMs: 60_000, patienceMs: 60_000 });
  const sending = Array.from({ length: 30 }, () => outbox.send([closed]));
  await outbox.close();
  expect(await Promise.all(sending)).toEqual(sending.map(() => 'failed'));
  // Warnings come with the next turn.
  await new Promise(setImmediate);
  expect(warnings).toEqual([]);
});

it('sends nothing once it is closed', async () => {
  let calls = 0;
  const server = createServer((_request, response) => {
    calls += 1;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const request = { method: 'GET', address: `http://127.0.0.1:${port}/` } as const;
  const outbox = new Outbox(backgroundDefaults);
  expect(await outbox.send([request])).toBe('reached');
  await outbox.close();
  expect(await outbox.send([request])).toBe('failed');
  expect(calls).toBe(1);
  server.close();
});
