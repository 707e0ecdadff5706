import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { chunked, chunkOf } from '../../src/client/chunks.js';
import { NoAnswer } from '../../src/client/failure.js';
import type { ChunkOptions } from '../../src/client/methods.js';
import { mayBeLost, resends } from '../../src/client/resend.js';
import { media } from '../../src/media/media.js';
import { targetThat } from './api-target.js';
import { client } from './client.js';

const plan = { identifier: 'i', filename: 'f.png', chunkSize: 100 };
const file = chunked(media({ kind: 'png', seed: 1, length: 300 }), plan);

/** Sends one chunk to a target that answers its n-th request so, and gives what was seen. */
async function sent(answer: (response: ServerResponse, number: number) => void, options?: ChunkOptions) {
  let number = 0;
  const { url } = await targetThat((_, response) => {
    number += 1;
    answer(response, number);
  });
  const { api, exchanges } = client(url);
  const result = await api.sendChunk({ token: 't' }, file, chunkOf(file, 1), options).catch((error: unknown) => error);
  return { result, statuses: exchanges.map((one) => one.response?.status) };
}

describe('a valid chunk', () => {
  it.each([409, 423, 502, 520, 404, 202])('is sent again after HTTP %i', async (status) => {
    const { result, statuses } = await sent((response, number) => response.writeHead(number < 3 ? status : 200).end());
    expect(statuses).toEqual([status, status, 200]);
    expect(result).toMatchObject({ status: 200 });
  });

  it.each([200, 500, 301, 307])('is not sent again after HTTP %i', async (status) => {
    const { statuses } = await sent((response) => response.writeHead(status, { location: '/x' }).end());
    expect(statuses).toEqual([status]);
  });

  it('is sent again when the connection breaks off, and says that an answer may be lost', async () => {
    const { result, statuses } = await sent((response, number) =>
      number === 1 ? response.destroy() : response.writeHead(200).end(),
    );
    expect(statuses).toEqual([undefined, 200]);
    expect(result).toMatchObject({ status: 200, isRepeat: true });
  });

  it('has no answer where every connection breaks off', async () => {
    const { result } = await sent((response) => void response.destroy());
    expect(result).toBeInstanceOf(NoAnswer);
  }, 30_000);

  it('keeps the answer that it gets every time', async () => {
    const { result, statuses } = await sent((response) => response.writeHead(412).end('no'));
    expect(statuses).toEqual([412, 412, 412, 412]);
    expect(result).toMatchObject({ status: 412 });
    expect(result).not.toHaveProperty('isRepeat');
  });

  it.each<[string, ChunkOptions]>([
    ['is meant to be wrong', { deliberate: 'it is wrong' }],
    ['has no file', { part: null }],
    ['is to be sent once', { once: true }],
  ])('is not meant where a chunk %s', async (_, options) => {
    const { statuses } = await sent((response) => response.writeHead(409).end(), options);
    expect(statuses).toEqual([409]);
  });
});

describe('what was learnt from other chunks', () => {
  const tries = (one: ReturnType<typeof resends>, status: number): number => {
    let attempt = 1;
    while (one.pauseMs(status, attempt, 0) !== undefined) attempt += 1;
    return attempt;
  };

  it('ends attempts sooner after a status at which they were in vain, until they help', () => {
    const one = resends();
    const [usual, other] = [tries(one, 412), tries(one, 409)];
    one.inVain(412);
    expect(tries(one, 412)).toBeLessThan(usual);
    expect(tries(one, 412)).toBeGreaterThan(1);
    expect(tries(one, 409)).toBe(other);
    one.helped(412);
    expect(tries(one, 412)).toBe(usual);
  });

  it('pauses as long as a slow target needs', () => {
    const one = resends();
    expect(one.pauseMs(409, 1, 1500)).toBeGreaterThanOrEqual(900);
    expect(one.pauseMs(409, 1, 0)).toBeLessThan(900);
  });
});

it('an answer may be lost behind a gateway, not by a refusal', () => {
  expect([0, 502, 504].every(mayBeLost)).toBe(true);
  expect([200, 409, 500, 503].some(mayBeLost)).toBe(false);
});
