import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Created } from '../../src/client/target.js';
import { configure } from '../../src/config/load.js';
import { type OpenedSession, openSession } from '../../src/run/open-session.js';
import type { Effort } from '../../src/run/session.js';

/** One request as a fake target sees it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  /** Query and body as text, where the names and short values of a form can be read. */
  readonly text: string;
  readonly authorization: string | undefined;
}

/** What a fake target answers. */
export interface Reaction {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export const granted: Reaction = {
  body: `<?xml version="1.0"?><response status="ok" permission_level="write" cached="0">
    <upload_token>abc</upload_token><return_url>http://127.0.0.1/</return_url><background_return_p>0</background_return_p>
    <max_uploads>1</max_uploads><valid_minutes>15</valid_minutes><valid_until>${Math.round(Date.now() / 1000) + 900}</valid_until>
    <title/><description/><tags/><album_id/><user_id>1</user_id><publish>0</publish></response>`,
};

export const grantedAsJson: Reaction = { body: JSON.stringify({ status: 'ok', uploadtoken: { upload_token: 'abc' } }) };

export const grantedReplace: Reaction = {
  body: `<response status="ok" permission_level="write" cached="0"><replace_token>def</replace_token><photo_id>7</photo_id>
    <max_uploads>1</max_uploads><valid_minutes>15</valid_minutes><valid_until>${Math.round(Date.now() / 1000) + 900}</valid_until>
    <return_url>http://127.0.0.1/</return_url></response>`,
};

export const refused = (message: string, status = 200): Reaction => ({
  status,
  body: `<?xml version="1.0"?><response status="error" code="refused" message="${message}"/>`,
});

/** A server that answers as told, for tests of how a target is opened and probed. */
export async function fakeTarget(react: (seen: Seen) => Reaction) {
  const seen: Seen[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const blocks: Buffer[] = [];
    for await (const block of request) blocks.push(block);
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const text = `${query}\n${Buffer.concat(blocks).toString('latin1')}`;
    const one = { method: request.method ?? '', path, text, authorization: request.headers.authorization };
    seen.push(one);
    const { status = 200, headers = {}, body = '' } = react(one);
    response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8', ...headers }).end(body);
  };
  const server = createServer((request, response) => void handle(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export const effort: Effort = { seed: 1, runs: 1, races: 1, crowd: 2, shrink: false, repeats: 0, checkLimitMs: 5_000 };

/** Opens a session by a raw configuration. @param created gets what the target is made to keep */
export async function open(raw: Record<string, unknown>, created: Created[] = []): Promise<OpenedSession> {
  const configuration = await configure(raw, { environment: {}, directory: '.' });
  const onCreated = (made: Created): void => void created.push(made);
  return openSession({ configuration, effort, runId: 'test', signal: new AbortController().signal, onCreated });
}
