import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Connections } from './connections.js';
import { allowPages, isPreflight } from './cors.js';
import { headersOf, readBody, readRequest } from './read.js';
import { type Received, sends } from './received.js';
import type { Reaction, Site } from './site.js';
import { write } from './write.js';

/** Milliseconds that a slow answer takes. */
const slowness = 1500;

/** Answers that are held back once HTTP 500 was given: as many as requests are under way at most. */
const mostHeld = 6;

/** Tries of one chunk after which nothing more is to be learned. */
const mostTries = 150;

/** Errors of a connection that its client gave up, as it may while others of its requests are answered. */
const brokenOff: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'HPE_INVALID_EOF_STATE']);

const uploadPath = '/api/photo/redeem-upload-token';
const pagePath = '/upload/callback';

/** The file that is expected now. */
export interface ExpectedFile {
  readonly bytes: Buffer;
  readonly index: number;
}

/** A server for one scenario, with everything that it received. */
export class JudgeServer {
  readonly received: Received[] = [];
  /** Requests that are not HTTP. */
  readonly malformed: string[] = [];
  /** The most uploads that were under way at one moment. */
  parallel = 0;
  /** Aborted when one chunk was tried so often that no end is in sight. */
  readonly endless = new AbortController();
  readonly #servers: Server[] = [];
  readonly #connections = new Connections();
  readonly #tries = new Map<string, number>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #site: Site | undefined;
  #file: ExpectedFile = { bytes: Buffer.alloc(0), index: 0 };
  #events = 0;
  #open = 0;
  /** HTTP 500 was given. */
  #isOver = false;
  #held = 0;
  #waiting: { readonly seen: Received; readonly release: () => void } | undefined;

  /** The address to upload to. */
  url = '';
  /** Addresses of pages that a token may return to. */
  page = '';
  otherPage = '';

  readonly #isForPages: boolean;

  /** @param isForPages pages of other origins may read its answers */
  constructor(isForPages: boolean) {
    this.#isForPages = isForPages;
  }

  async start(): Promise<void> {
    const [main, other] = [await this.#listen(), await this.#listen()];
    this.url = `${main}${uploadPath}`;
    this.page = `${main}${pagePath}`;
    this.otherPage = `${other}${pagePath}`;
  }

  serve(site: Site): void {
    this.#site = site;
  }

  expect(file: ExpectedFile): void {
    this.#file = file;
  }

  /** Until everything has arrived that a command sent before it ended, even one that did not wait for an answer. */
  async settled(): Promise<void> {
    await this.#connections.closed(slowness);
  }

  async #listen(): Promise<string> {
    const server = createServer((message, answer) => void this.#take(message, answer));
    server.on('clientError', (error, socket) => {
      if ('code' in error && !brokenOff.has(`${error.code}`)) this.malformed.push(error.message);
      socket.destroy();
    });
    this.#connections.watch(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.#servers.push(server);
    const address = server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  }

  async #take(message: IncomingMessage, answer: ServerResponse): Promise<void> {
    message.on('error', () => {});
    answer.on('error', () => {});
    if (this.#isForPages) {
      allowPages(message, answer);
      if (isPreflight(message)) return void answer.writeHead(204).end();
    }
    const startedAt = Date.now();
    const begun = this.#tick();
    const file = this.#file;
    const path = (message.url ?? '').replace(/^https?:\/\/[^/]*/i, '').split('?', 1)[0];
    const to = path === uploadPath ? 'upload' : path === pagePath ? 'page' : 'elsewhere';
    const isUpload = to === 'upload' && message.method === 'POST';
    if (isUpload) this.#open += 1;
    this.parallel = Math.max(this.parallel, this.#open);
    const { bytes, isWhole } = await readBody(message);
    const seen: Received = {
      ...{ id: this.received.length + 1, startedAt, begun, to, isWhole, size: bytes.length, duration: 0 },
      ...{ method: message.method ?? 'GET', target: message.url ?? '', headers: headersOf(message) },
      ...readRequest(message, bytes, file.bytes),
      fileIndex: file.index,
    };
    this.received.push(seen);
    const over = (): void => {
      if (isUpload) this.#open -= 1;
      seen.duration = Date.now() - startedAt;
    };
    if (!isWhole || this.#site === undefined) {
      over();
      message.socket.destroy();
      return;
    }
    if (sends(seen)) this.#count(seen);
    if (this.#site.waits(seen)) {
      await this.#untilLast(seen, message);
      if (message.socket.destroyed) return over();
    }
    const isHeld = this.#held < mostHeld && this.#isOver && sends(seen);
    const reaction = this.#site.react(seen);
    if (this.#waiting !== undefined && this.#site.isLast(this.#waiting.seen)) this.#waiting.release();
    if (reaction.given.status === 500) this.#isOver = true;
    if (isHeld) {
      seen.held = true;
      this.#held += 1;
    }
    answer.on('close', over);
    answer.on('finish', () => {
      seen.ended = this.#tick();
    });
    this.#answer(seen, isHeld ? { ...reaction, delivery: 'slow' } : reaction, message, answer);
  }

  /** Until all other chunks of its file are stored; whoever sends one after the other is not kept waiting for long. */
  async #untilLast(seen: Received, { socket }: IncomingMessage): Promise<void> {
    let cancel = (): void => {};
    await new Promise<void>((resolve) => {
      this.#waiting = { seen, release: resolve };
      cancel = this.#later(resolve);
      socket.once('close', resolve);
    });
    cancel();
    this.#waiting = undefined;
  }

  /** Does something after the time that slow answers take, unless the server is closed before. @returns cancels it */
  #later(act: () => void): () => void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, slowness);
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
      clearTimeout(timer);
    };
  }

  #answer(seen: Received, { given, delivery }: Reaction, message: IncomingMessage, answer: ServerResponse): void {
    seen.given = given;
    if (delivery === 'reset' || delivery === 'lost') {
      message.socket.resetAndDestroy();
      return;
    }
    const send = (): void => write(seen, given, this.#site?.writing, answer);
    if (delivery === 'slow') this.#later(send);
    else send();
  }

  #count({ claim, files }: Received): void {
    const key = claim?.number ?? `${files[0]?.sha256}`;
    const tries = (this.#tries.get(key) ?? 0) + 1;
    this.#tries.set(key, tries);
    if (tries > mostTries) this.endless.abort();
  }

  #tick(): number {
    this.#events += 1;
    return this.#events;
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(
      this.#servers.map(async (server) => {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
      }),
    );
  }
}
