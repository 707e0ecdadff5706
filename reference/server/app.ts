import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { uploadFile } from '../methods/file-upload.js';
import { getToken } from '../methods/get-token.js';
import { readBack } from '../methods/read-back.js';
import { redeem } from '../methods/redeem.js';
import type { Answer } from '../state/model.js';
import type { Site } from '../state/site.js';
import { BadRequest, type Body, readBody } from './body.js';
import type { Call } from './call.js';
import { Parameters } from './parameters.js';
import { plain } from './render.js';
import { send } from './send.js';

type Env = { Bindings: HttpBindings };
type Method = (call: Call, site: Site) => Answer | Promise<Answer>;

/** Where an instance's clock is moved, with `POST {"seconds": n}`; no path of the API. */
export const clockPath = '/reference/clock';

/** The routes of one instance. */
export function createApp(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const answering = (answer: (context: Context<Env>) => Answer | Promise<Answer>) => async (context: Context<Env>) => {
    const { incoming, outgoing } = context.env;
    const ready = await answer(context);
    if ((await site.witness?.answering(incoming, outgoing, ready)) === true) return RESPONSE_ALREADY_SENT;
    await send(ready, incoming, outgoing, site.decisions.transport, site.clock.now());
    return RESPONSE_ALREADY_SENT;
  };
  const serve = (path: string, method: Method) => {
    app.on(
      ['GET', 'POST'],
      path,
      answering(({ env }) => answerCall(path, method, env.incoming, site)),
    );
    app.all(
      path,
      answering(() => plain(405, 'This method is called with GET or POST', [['Allow', 'GET, POST']])),
    );
  };
  serve('/api/photo/get-upload-token', (call) => getToken('upload', call, site));
  serve('/api/photo/get-replace-token', (call) => getToken('replace', call, site));
  serve('/api/photo/redeem-upload-token', (call) => redeem('upload', call, site));
  serve('/api/photo/redeem-replace-token', (call) => redeem('replace', call, site));
  serve('/api/file/upload', uploadFile);
  app.get(
    '/files/*',
    answering(({ env: { incoming } }) => readBack(incoming.url ?? '', incoming.headers.authorization, site)),
  );
  app.post(
    clockPath,
    answering(async ({ req }) => advance(await req.text(), site)),
  );
  app.notFound(answering(() => plain(404, 'There is nothing here')));
  app.onError(async (error, context) => {
    // To a client that uploads chunks, 500 would mean that its file is not supported.
    if (!site.isClosed) console.error('syscall' in error ? error.message : error);
    return answering(() => plain(503, 'Something went wrong here'))(context);
  });
  return app;
}

async function answerCall(endpoint: string, method: Method, incoming: IncomingMessage, site: Site): Promise<Answer> {
  const { chunks, requests, transport } = site.decisions;
  if (!transport.takesChunkedBodies && incoming.headers['transfer-encoding'] !== undefined) {
    return plain(411, 'Send a Content-Length', [['Connection', 'close']]);
  }
  const query = Parameters.parse((incoming.url ?? '').split('?').slice(1).join('?'));
  let body: Body;
  try {
    body = await readBody(incoming, site.spool, site.decisions);
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    return chunks.isChunk(query) ? chunks.wrong(undefined) : plain(error.status, error.message);
  }
  try {
    if (chunks.isChunk(requests.sent(query, body.parameters))) {
      site.chunkRequests += 1;
      if (transport.busy(site.chunkRequests)) return plain(503, 'Try again', [['Retry-After', '0']]);
    }
    const call = toCall(endpoint, incoming, query, body);
    return site.witness?.received(incoming, call) ?? transport.gateway(call) ?? (await method(call, site));
  } finally {
    await site.spool.dismiss(body.files.values());
  }
}

function toCall(endpoint: string, incoming: IncomingMessage, query: Parameters, body: Body): Call {
  const host = incoming.headers.host ?? '';
  const file = body.files.get('file');
  // A form whose file was not chosen sends a part without a name and without content.
  const isUnchosen = file !== undefined && file.size === 0 && !file.name;
  return {
    method: incoming.method ?? 'GET',
    endpoint,
    host,
    url: `${scheme(incoming)}://${host}${endpoint}`,
    authorization: incoming.headers.authorization,
    accept: incoming.headers.accept ?? '',
    query,
    body,
    file: isUnchosen ? undefined : file,
    isUnchosen,
  };
}

/** What the client wrote, also where something in front of this server speaks TLS to it. */
function scheme({ headers }: IncomingMessage): 'http' | 'https' {
  const forwarded = headers['x-forwarded-proto'];
  const [first = ''] = (typeof forwarded === 'string' ? forwarded : '').split(',');
  return first.trim().toLowerCase() === 'https' ? 'https' : 'http';
}

function advance(text: string, site: Site): Answer {
  const seconds = /^\s*\{\s*"seconds"\s*:\s*(-?\d+(?:\.\d+)?)\s*\}\s*$/.exec(text)?.[1];
  if (seconds === undefined) return plain(400, 'Send {"seconds": n}');
  site.clock.advance(Number(seconds));
  const now = new Date(site.clock.now());
  return {
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from(JSON.stringify({ now: Math.floor(now.getTime() / 1000), date: now.toISOString() })),
  };
}
