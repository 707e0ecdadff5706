import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOn } from '../catcher/listen.js';
import { paths } from '../client/call.js';
import { formDecoded, type Pairs, valuesOf } from '../client/pairs.js';
import type { Route } from '../client/route.js';
import type { Backend } from '../config/backend.js';
import { grant, refuse, say, sendOn } from './answers.js';
import { askedChunk, onlyChunk, spoken } from './chunk.js';
import { readForm, UnreadableForm } from './form.js';
import { inWords, isTaken, probeChunk, refusalStatus, sendChunk } from './sending.js';
import { type IssuedToken, Tokens } from './tokens.js';
import { tryOut } from './trial.js';
import { type Finished, Uploads } from './uploads.js';
import { BackendUnreachable, wireTo } from './wire.js';

/** A running adapter. */
export interface Adapter {
  readonly url: string;
  close(): Promise<void>;
}

/** One request to the adapter. */
interface Turn {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: Pairs;
  /** Comes when the suite has broken the connection off. */
  readonly signal: AbortSignal;
}

/** Below this, finished files are read. */
const filesPath = '/finished/';

/** Stands for a token where chunks go to file/upload, which has none. */
const noToken = 'file-upload';

/**
 * Starts a server that speaks the upload API towards the suite and the language of an upload library towards a back end:
 * it issues and takes the tokens itself, and passes each chunk on as it arrives, a torn one torn and a slow one slowly.
 */
export async function startAdapter(backend: Backend, route: Route): Promise<Adapter> {
  const wire = wireTo(backend, route);
  const tokens = new Tokens();
  const uploads = new Uploads(backend, wire);
  const trial = tryOut(backend, wire);
  let made = 0;

  const issue = async ({ request, response, query }: Turn): Promise<void> => {
    const form = await readForm(request);
    const asked = [...form.fields, ...query];
    const problem = await trial();
    if (problem !== undefined) return say(response, 500, problem);
    if (valuesOf(asked, 'background_return_p')[0] === '1')
      return refuse(response, asked, 'not_supported', 'The adapter of a back end makes no background callbacks');
    const { fields } = tokens.issue(asked);
    grant(response, asked, { wrapper: 'uploadtoken', fields, message: 'A token of the adapter' });
  };

  const succeed = ({ response }: Turn, token: IssuedToken, { id }: Finished): void => {
    token.photos.add(id);
    if (token.returnUrl === undefined) say(response, 200, 'Your file was uploaded.');
    else
      sendOn(response, token.returnUrl, [
        ['upload_token', token.value],
        ['domain', 'adapter.invalid'],
        ['photo_id', id],
        ['tree_id', id],
        ['token', id],
      ]);
  };

  /** @param token undefined for file/upload */
  const take = async (turn: Turn, token: IssuedToken | undefined, form: Awaited<ReturnType<typeof readForm>>) => {
    const { response, query, signal } = turn;
    const { file, fields } = form;
    const scope = token?.value ?? noToken;
    const all = [...fields, ...query];
    const asked = askedChunk(all, file);
    if (asked === undefined && file === undefined) return say(response, 400, 'There is no file.');
    made += 1;
    const { filename = '', length = 0 } = file ?? {};
    const whole = onlyChunk(filename, length, `${length}-${filename.replaceAll(/[^\w-]/g, '')}-${made}`);
    const chunk = spoken(backend, asked ?? whole);
    await uploads.begin(chunk, scope, signal);
    const isDoubled = askedChunk(query, file) !== undefined;
    const answer = await sendChunk(backend, wire, chunk, { token: scope, file, isDoubled, signal });
    response.setHeader('x-backend-answer', encodeURIComponent(inWords(answer)));
    if (!isTaken(backend, answer)) return say(response, refusalStatus(answer), inWords(answer));
    const finished = await uploads.completedBy(answer, {
      chunk,
      token: scope,
      signal,
      once: token === undefined,
    });
    if (finished === undefined) return say(response, 200, inWords(answer));
    if (token !== undefined) return succeed(turn, token, finished);
    const named: Pairs = [
      ['url', filesPath + finished.id],
      ['filename', finished.filename],
    ];
    grant(response, all, { wrapper: 'file', fields: named, message: inWords(answer) });
  };

  const upload = async (turn: Turn, needsToken: boolean): Promise<void> => {
    const { request, response, query, signal } = turn;
    if (request.method === 'GET') {
      const chunk = askedChunk(query, undefined);
      if (chunk === undefined || !backend.probe) return say(response, 404, 'Nothing is here.');
      const scope = needsToken ? (valuesOf(query, 'upload_token')[0] ?? '') : noToken;
      const answer = await probeChunk(backend, wire, spoken(backend, chunk), scope, signal);
      return say(
        response,
        isTaken(backend, answer) ? 200 : answer.status === 200 ? 404 : answer.status,
        inWords(answer),
      );
    }
    const form = await readForm(request);
    if (!needsToken) return take(turn, undefined, form);
    const given = valuesOf([...form.fields, ...query], 'upload_token')[0];
    // What arrives late may belong to a token whose uses are taken.
    const isChunk = askedChunk([...form.fields, ...query], undefined) !== undefined;
    const token = isChunk ? tokens.known(given) : tokens.usable(given);
    return token === undefined ? say(response, 403, 'The token is not valid.') : take(turn, token, form);
  };

  const read = async ({ response, signal }: Turn, id: string): Promise<void> => {
    const bytes = await uploads.read(id, signal);
    if (bytes === undefined) return say(response, 404, 'There is no such file.');
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
    response.end(bytes);
  };

  const answer = (turn: Turn, path: string): Promise<void> | void => {
    if (path === paths.getUploadToken) return issue(turn);
    if (path === paths.redeemUploadToken) return upload(turn, true);
    if (path === paths.uploadFile) return upload(turn, false);
    if (path.startsWith(filesPath)) return read(turn, path.slice(filesPath.length));
    say(turn.response, 404, 'The adapter of a back end does not have this method.');
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://adapter.invalid');
    const broken = new AbortController();
    response.once('close', () => response.writableFinished || broken.abort());
    const turn: Turn = { request, response, query: formDecoded(url.search), signal: broken.signal };
    try {
      await answer(turn, url.pathname);
    } catch (error) {
      if (error instanceof BackendUnreachable) return say(response, 502, error.message);
      if (error instanceof UnreadableForm && !response.destroyed) return say(response, 400, error.message);
      // The back end broke the connection off, or the suite did: the other side is to see the same.
      request.socket.destroy();
    }
  });
  // A back end may take its time; the suite has time-outs of its own.
  server.requestTimeout = 0;
  const url = await listenOn(server, { host: '127.0.0.1', port: 0 });
  return {
    url,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
