import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { TransportDecisions } from '../decisions/transport.js';
import type { Answer, Pair } from '../state/model.js';

const compress = promisify(gzip);

/** Puts an answer on the wire. `now` is the time of the instance, in milliseconds since the epoch. */
export async function send(
  answer: Answer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  transport: TransportDecisions,
  now: number,
): Promise<void> {
  const delay = transport.delayMs();
  if (delay > 0) await pause(delay, undefined, { ref: false });
  const { body, headers } = await encoded(answer, incoming, transport);
  const length = Buffer.isBuffer(body) ? body.length : body.size;
  const date = transport.date(now);
  const all: Pair[] = date === undefined ? [...headers] : [...headers, ['Date', new Date(date).toUTCString()]];
  outgoing.sendDate = date !== undefined;
  if (answer.status !== 204) all.push(['Content-Length', String(length)]);
  if (transport.http10) all.push(['Connection', 'close']);
  outgoing.writeHead(
    answer.status,
    all.flatMap(([name, value]) => [transport.headerName(name), value]),
  );
  const content = Buffer.isBuffer(body) ? body : body.content;
  if (Buffer.isBuffer(content)) outgoing.end(content);
  else if (incoming.method === 'HEAD') outgoing.end();
  // A client that goes away while it reads is no concern of ours.
  else await pipeline(createReadStream(content), outgoing).catch(() => {});
}

async function encoded(answer: Answer, incoming: IncomingMessage, transport: TransportDecisions): Promise<Answer> {
  const { body, headers } = answer;
  const accepted = /\bgzip\b/i.test(String(incoming.headers['accept-encoding'] ?? ''));
  if (!transport.gzip || !accepted || !Buffer.isBuffer(body) || body.length === 0) return answer;
  return { ...answer, body: await compress(body), headers: [...headers, ['Content-Encoding', 'gzip']] };
}
