import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { clientRequirements } from '../../src/contract/requirements.js';
import { judgeHandler } from '../../src/uploader/handler/judge.js';

interface Seen {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly all: URLSearchParams;
  readonly target: string;
}
interface Page {
  readonly status?: number;
  readonly location?: string;
  readonly text?: string;
}
type Handler = (seen: Seen) => Page;

const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const message = (all: URLSearchParams): string => all.get('error_message') ?? 'Uploaded';
const right: Handler = ({ all }) => ({ text: `<p>${escaped(message(all))}</p>` });

async function failuresOf(handler: Handler): Promise<string[]> {
  const server = createServer(async (request, answer) => {
    const target = request.url ?? '';
    const query = new URL(target, 'http://x').searchParams;
    const all = new URLSearchParams([...query, ...new URLSearchParams(await text(request))]);
    const page = handler({ method: request.method ?? '', query, all, target });
    answer.writeHead(page.status ?? 200, {
      'Content-Type': 'text/html; charset=utf-8',
      ...(page.location === undefined ? {} : { Location: page.location }),
    });
    answer.end(page.text ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    const url = `http://127.0.0.1:${port}/callback?theme=green`;
    const { results } = await judgeHandler({ url, limitMs: 10_000, signal: new AbortController().signal });
    return results.filter(({ verdict }) => verdict === 'fail').map(({ requirement }) => requirement);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const tokens = new Set<string>();
const wrong: readonly (readonly [breaks: string, does: string, handler: Handler])[] = [
  [
    'client.handler.get',
    'answers failures with 500',
    (seen) => (seen.all.has('error_message') ? { status: 500 } : right(seen)),
  ],
  ['client.handler.post', 'takes GET alone', (seen) => (seen.method === 'GET' ? right(seen) : { status: 405 })],
  [
    'client.handler.extras',
    'refuses what it does not know',
    (seen) => (seen.all.has('uc_note') ? { status: 400 } : right(seen)),
  ],
  [
    'client.handler.order',
    'wants its own first',
    (seen) => (seen.target.startsWith('/callback?theme') ? right(seen) : { status: 404 }),
  ],
  [
    'client.handler.long',
    'refuses long addresses',
    (seen) => (seen.target.length > 1200 ? { status: 414 } : right(seen)),
  ],
  [
    'client.handler.repeated',
    'takes one callback of a token',
    (seen) => {
      const token = seen.all.get('upload_token') ?? '';
      const isKnown = tokens.has(token) && token === 'uc-repeated';
      tokens.add(token);
      return isKnown ? { status: 409 } : right(seen);
    },
  ],
  [
    'client.handler.redirect',
    'goes where a parameter says',
    (seen) => (seen.all.has('next') ? { status: 302, location: seen.all.get('next') ?? '' } : right(seen)),
  ],
  ['client.handler.redirect', 'redirects to itself', ({ target }) => ({ status: 302, location: target })],
  ['client.handler.values', 'decodes twice', ({ all }) => ({ text: escaped(decodeURIComponent(message(all))) })],
  ['client.handler.values', 'does not read the body of a POST', ({ query }) => ({ text: escaped(message(query)) })],
  ['client.handler.markup', 'writes the message as it is', ({ all }) => ({ text: message(all) })],
];

it('a handler that keeps the documents is not blamed', async () => {
  expect(await failuresOf(right)).toEqual([]);
  expect(await failuresOf(() => ({ status: 204 }))).toEqual([]);
});

it.each(wrong)('%s fails where it %s', async (breaks, _does, handler) => {
  expect(await failuresOf(handler)).toContain(breaks);
});

it('every requirement of handlers is planted', () => {
  const planted = new Set(wrong.map(([breaks]) => breaks));
  const all = clientRequirements.filter(({ id }) => id.startsWith('client.handler.'));
  expect(all.filter(({ id }) => !planted.has(id))).toEqual([]);
});

it('an address without an answer is no verdict', async () => {
  const found = await judgeHandler({ url: 'http://127.0.0.1:9/', limitMs: 5000, signal: new AbortController().signal });
  expect(found.results).toEqual([]);
  expect(found.trouble).toContain('no answer');
});
