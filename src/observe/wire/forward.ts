import { type ClientRequest, type IncomingMessage, request as plainly, type ServerResponse } from 'node:http';
import { request as securely } from 'node:https';
import type { Failure } from '../../client/exchange.js';
import type { Beginning, Observed, ObservedAnswer, Watcher } from '../observed.js';
import { paired, passedOn, readable } from './headers.js';
import { AnswerReader } from './read-answer.js';
import { readerOf } from './read-request.js';
import { tap } from './tap.js';
import type { Upstream } from './upstream.js';

/** Bytes of headers that are passed on, in either direction. */
export const longestHead = 262_144;

/** What every exchange of a proxy shares. */
export interface Passing {
  readonly upstream: Upstream;
  readonly watcher: Watcher;
  /** The next number in the order of events. */
  next(): number;
}

/** An answer under way. */
interface Arriving {
  readonly message: IncomingMessage;
  readonly reader: AnswerReader;
  /** Bytes of the request, by its Content-Length, that had not arrived when the answer began. */
  readonly missing: number;
}

/** Errors of a connection that could not be opened at all. */
const unreachable = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|ERR_TLS|DEPTH_|SELF_|UNABLE_)/;

function failureOf(error: unknown, hasHead: boolean): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { kind: !hasHead && unreachable.test(code) ? 'unreachable' : 'broken', message };
}

/** Passes one request on to the target and its answer back, and reports both to the watcher when all is over. */
export class Forwarding {
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  readonly #passing: Passing;
  readonly #beginning: Beginning;
  readonly #reader;
  #upstream: ClientRequest | undefined;
  #size = 0;
  #arriving: Arriving | undefined;
  #failure: Failure | undefined;
  #isOver = false;

  constructor(
    { id, connection }: Pick<Beginning, 'id' | 'connection'>,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    passing: Passing,
  ) {
    this.#incoming = incoming;
    this.#outgoing = outgoing;
    this.#passing = passing;
    const { host = '', 'content-type': type = '', 'content-encoding': coding = '' } = incoming.headers;
    this.#reader = readerOf(type, String(coding).trim().toLowerCase());
    this.#beginning = {
      id,
      startedAt: Date.now(),
      connection,
      begun: passing.next(),
      method: incoming.method ?? '',
      target: incoming.url ?? '',
      host,
      headers: readable(paired(incoming.rawHeaders)),
    };
  }

  /** Begins; everything else follows from events. */
  start(): void {
    const { watcher } = this.#passing;
    watcher.begins(this.#beginning);
    this.#outgoing.on('close', () => this.#clientClosed());
    this.#outgoing.on('error', () => this.#clientClosed());
    try {
      this.#upstream = this.#open();
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#send(this.#upstream);
  }

  #open(): ClientRequest {
    const { upstream } = this.#passing;
    const { method, url = '', rawHeaders, socket } = this.#incoming;
    const headers = passedOn(paired(rawHeaders)).flatMap(([name, value]) => [
      name,
      upstream.host !== undefined && name.toLowerCase() === 'host' ? upstream.host : value,
    ]);
    const made = upstream.isSecure ? securely : plainly;
    const request = made({
      ...upstream.options(socket),
      ...(method === undefined ? {} : { method }),
      path: upstream.prefix + url,
      headers: this.#hasBody() ? headers : [...headers, ...emptyBody(method, headers)],
      maxHeaderSize: longestHead,
    });
    request.on('error', (error) => this.#fail(error));
    request.on('response', (message) => this.#answer(message));
    request.on('continue', () => this.#outgoing.writeContinue());
    request.on('information', ({ statusCode, rawHeaders: hints }) => {
      if (statusCode === 103) this.#hint(hints);
    });
    return request;
  }

  #hasBody(): boolean {
    const { headers } = this.#incoming;
    return headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined;
  }

  #hint(flat: readonly string[]): void {
    const links = paired(flat).flatMap(([name, value]) => (name.toLowerCase() === 'link' ? [value] : []));
    if (links.length > 0) this.#outgoing.writeEarlyHints({ link: links });
  }

  #send(request: ClientRequest): void {
    const through = tap((bytes) => {
      // What was reported is not added to: a broken connection may still hold bytes.
      if (this.#isOver) return;
      this.#size += bytes.length;
      this.#reader.push(bytes);
    });
    through.on('error', () => {});
    this.#incoming.on('error', () => {});
    this.#incoming.on('close', () => {
      if (!this.#incoming.complete) this.#clientClosed();
    });
    through.on('end', () => {
      const trailers = paired(this.#incoming.rawTrailers);
      if (trailers.length > 0 && this.#incoming.headers['transfer-encoding'] !== undefined)
        request.addTrailers(trailers.map(([name, value]): [string, string] => [name, value]));
      request.end();
    });
    this.#incoming.pipe(through).pipe(request, { end: false });
    // A client that waits for 100 Continue has its request go out before its body.
    request.flushHeaders();
  }

  #answer(message: IncomingMessage): void {
    const reader = new AnswerReader();
    const announced = Number(this.#incoming.headers['content-length'] ?? 0);
    this.#arriving = { message, reader, missing: Math.max(0, announced - this.#size) };
    const outgoing = this.#outgoing;
    const headers = passedOn(paired(message.rawHeaders));
    outgoing.sendDate = false;
    try {
      outgoing.writeHead(message.statusCode ?? 502, message.statusMessage ?? '', headers.flat());
      outgoing.flushHeaders();
    } catch (error) {
      this.#fail(error);
      return;
    }
    const through = tap((bytes) => {
      if (!this.#isOver) reader.push(bytes);
    });
    through.on('error', () => {});
    message.on('error', (error) => this.#fail(error));
    message.on('close', () => {
      if (!message.complete) this.#fail(new Error('the answer broke off'));
    });
    through.on('end', () => {
      if (!message.complete) return;
      const trailers = paired(message.rawTrailers);
      if (trailers.length > 0) outgoing.addTrailers(trailers.map(([name, value]): [string, string] => [name, value]));
      outgoing.end(() => this.#finish(true));
    });
    message.pipe(through).pipe(outgoing, { end: false });
  }

  /** The target is gone, or its answer cannot be passed on: the client sees the same. */
  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#failure ??= failureOf(error, this.#arriving !== undefined);
    const outgoing = this.#outgoing;
    if (this.#failure.kind === 'unreachable' && !outgoing.headersSent) {
      // Without an answer nobody would know why.
      outgoing.writeHead(502, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
      outgoing.end(`The observed target cannot be reached: ${this.#failure.message}\n`);
    } else {
      this.#incoming.socket.resetAndDestroy();
    }
    this.#finish(false);
  }

  /** The client is gone. What of the answer has passed by then is still looked at. */
  #clientClosed(): void {
    if (this.#isOver) return;
    const whole = this.#arriving?.message.complete === true;
    if (!whole) {
      this.#failure ??= { kind: 'aborted', message: 'the client closed the connection' };
      this.#upstream?.destroy();
    }
    this.#finish(false);
  }

  #finish(delivered: boolean): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const ended = this.#passing.next();
    const isWhole = this.#incoming.complete;
    const duration = Math.max(0, Date.now() - this.#beginning.startedAt);
    const answer = this.#answered();
    const failure = this.#failure === undefined ? {} : { failure: this.#failure };
    const report = (body: Observed['body']): void =>
      this.#passing.watcher.ends({
        ...this.#beginning,
        ended,
        duration,
        body,
        size: this.#size,
        isWhole,
        ...(answer === undefined ? {} : { answer }),
        ...failure,
        delivered,
      });
    if (isWhole) void this.#reader.end().then(report);
    else report(this.#reader.soFar());
  }

  #answered(): ObservedAnswer | undefined {
    if (this.#arriving === undefined) return undefined;
    const { message, reader, missing } = this.#arriving;
    const headers = readable(paired(message.rawHeaders));
    const { statusCode: status = 0, statusMessage: statusText = '', complete: isWhole } = message;
    return { status, statusText, headers, ...reader.end(headers), isWhole, missing };
  }
}

/** What keeps Node.js from announcing a body that there is not. */
function emptyBody(method: string | undefined, headers: readonly string[]): readonly string[] {
  const announces = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS' && method !== 'DELETE';
  return announces && headers.length > 0 ? ['Content-Length', '0'] : [];
}
