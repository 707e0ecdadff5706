import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { main } from '../../src/cli/program.js';
import { Text } from './text.js';

const directory = await mkdtemp(join(tmpdir(), 'plan-'));
afterAll(() => rm(directory, { recursive: true, force: true }));

async function command(words: string): Promise<{ status: number; out: string; err: string }> {
  const [stdout, stderr] = [new Text(), new Text()];
  const status = await main(words.split(' '), { stdout, stderr, environment: {}, directory }, '1.2.3');
  return { status, out: stdout.text, err: stderr.text };
}

test('a plan lists every check with its cost, and sends nothing', async () => {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { status, out } = await command(`run --plan --target http://127.0.0.1:${port} --suite tokens`);
  server.close();
  expect(status).toBe(0);
  expect(requests).toBe(0);
  expect(out).toMatch(/\d+ requests +\d+ uploads +\d+ bytes {2}read-only +token\.lifetime\.default: /);
  expect(out).toContain('left out (needs clock)');
  expect(out).toMatch(/About \d+ requests, \d+ uploads/);
  expect(out).toContain('Nothing was sent.');
});

test('a plan of a smoke run stays within its limits', async () => {
  const { out } = await command('run --plan --profile smoke --json');
  const { total, checks } = JSON.parse(out);
  expect(total.requests).toBeLessThanOrEqual(200);
  expect(total.uploads).toBeLessThanOrEqual(30);
  expect(checks.filter((one: { leftOut?: string }) => one.leftOut === undefined).length).toBeGreaterThan(50);
});

test('the plans of all shards are the plan of the whole run, divided', async () => {
  interface Plan {
    readonly checks: readonly { readonly requirement: string; readonly name: string; readonly leftOut?: string }[];
  }
  const planned = async (words: string): Promise<string[]> => {
    const { checks }: Plan = JSON.parse((await command(`run --plan --suite files --json${words}`)).out);
    return checks.filter(({ leftOut }) => leftOut === undefined).map((one) => `${one.requirement} ${one.name}`);
  };
  const parts = [await planned(' --shard 1/3'), await planned(' --shard 2/3'), await planned(' --shard 3/3')];
  expect(parts.flat().sort()).toEqual((await planned('')).sort());
  for (const part of parts) expect(part.length).toBeGreaterThan(0);
});

test.each(['5/4', '0/4', '1', '1/0', 'x/2', '1/1001'])('%s is no shard', async (word) => {
  const { status, err } = await command(`run --shard ${word}`);
  expect(status).toBe(2);
  expect(err).toContain('It must be I/N');
});

test('a shard without a seed of its run is refused before anything is sent', async () => {
  expect(await command('run --shard 1/2')).toMatchObject({ status: 2, err: expect.stringContaining('needs --seed') });
});
