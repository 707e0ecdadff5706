import pLimit from 'p-limit';
import { Pool } from 'undici';
import { limiter, noLimits } from '../dist/src/client/limiter.js';
import { redaction } from '../dist/src/client/redaction.js';
import { connect } from '../dist/src/client/target.js';
import { child } from './child.mjs';
import { atLeast, median, withoutLimit } from './figure.mjs';

const rounds = 7;
const requests = 500;
const concurrency = 8;

/** The least share of undici's own rate. */
const least = 0.2;

/** GETs per second that a random exploration wants. */
const pace = 1000;

const bearer = 'a-secret-to-be-kept';
const file = { descriptor: { kind: /** @type {const} */ ('png'), seed: 1, length: 3000 }, start: 0, end: 3000 };
const form = /** @type {const} */ ([['upload_token', 'token']]);

/**
 * Requests per second of some way to send one.
 * @param {() => Promise<unknown>} send
 */
async function rate(send) {
  const gate = pLimit(concurrency);
  const from = performance.now();
  await Promise.all(Array.from({ length: requests }, () => gate(send)));
  return (requests * 1000) / (performance.now() - from);
}

/**
 * Our client, which bounds, hashes, decodes, redacts and records.
 * @param {string} url
 */
function recording(url) {
  const limits = { ...noLimits, concurrency };
  const target = connect({
    url,
    auth: { write: { bearer } },
    limiter: limiter(limits),
    redaction: redaction([bearer]),
    runId: 'bench',
  });
  const scope = { signal: new AbortController().signal, keep: () => {}, created: () => {} };
  const path = '/';
  return {
    get: () =>
      target.send(
        { operation: 'getUploadToken', method: 'GET', path, caller: 'write', query: [['format', 'xml']] },
        scope,
      ),
    post: () =>
      target.send(
        {
          operation: 'redeemUploadToken',
          method: 'POST',
          path,
          caller: 'nobody',
          query: [],
          form,
          encoding: 'multipart',
          file: { ...file, filename: 'a.png', type: 'image/png' },
        },
        scope,
      ),
    close: () => target.close(),
  };
}

/**
 * undici alone, with a new connection for each body as our client has.
 * @param {string} url
 */
function plain(url) {
  const pool = new Pool(url, { connections: concurrency });
  const body = Buffer.alloc(3300, 'x');
  /** @param {Omit<import('undici').Dispatcher.RequestOptions, 'origin' | 'path'>} options */
  const send = async (options) => (await pool.request({ path: '/', ...options })).body.text();
  return {
    get: () => send({ method: 'GET' }),
    post: () => send({ method: 'POST', body, reset: true }),
    close: () => pool.close(),
  };
}

/** Requests per second of our client beside those of undici alone, on the same server in turns. */
export async function measure() {
  /** @type {Awaited<ReturnType<typeof child<string>>>} */
  const server = await child('answering');
  const ours = recording(server.ready);
  const bare = plain(server.ready);
  try {
    const figures = [];
    for (const method of /** @type {const} */ (['get', 'post'])) {
      const rates = { ours: /** @type {number[]} */ ([]), bare: /** @type {number[]} */ ([]) };
      for (let round = 0; round < rounds; round += 1) {
        rates.ours.push(await rate(ours[method]));
        rates.bare.push(await rate(bare[method]));
      }
      const [own, other] = [median(rates.ours), median(rates.bare)];
      const what = method.toUpperCase();
      figures.push(
        withoutLimit(`${what} by undici alone`, other, '/s'),
        method === 'get'
          ? atLeast(`${what} by our client`, own, '/s', pace)
          : withoutLimit(`${what} by our client`, own, '/s'),
        atLeast(`${what}, ours to undici's`, own / other, 'x', least),
      );
    }
    return figures;
  } finally {
    await Promise.all([ours.close(), bare.close()]);
    await server.end();
  }
}
