import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '../server/call.js';
import { plain } from '../server/render.js';
import { send } from '../server/send.js';
import type { Answer, Pair } from '../state/model.js';
import type { Site } from '../state/site.js';
import type { Witness } from '../state/witness.js';
import { allowOrigin, isPreflight, permission } from './cors.js';
import { asText, type Line, lineOf, tame } from './line.js';
import { occasionOf } from './occasion.js';
import { pages } from './page.js';
import { photoOf } from './photo.js';
import { stateOf } from './state.js';
import { type Mishap, Trouble } from './trouble.js';

/** What an instance does for whoever writes a client. */
export interface WorkbenchOptions {
  /** Gets a line for each request. */
  readonly log?: (text: string) => void;
  /** Pages of any origin may call. */
  readonly cors?: boolean;
  /** A page at `/`. */
  readonly page?: boolean;
  /** Milliseconds that every request waits. */
  readonly latencyMs?: number;
  /** A specification of trouble. */
  readonly trouble?: string;
  /** The certificate of an instance that speaks TLS, in PEM. */
  readonly certificate?: string;
}

/** Lines that a page which is opened later still shows. */
const remembered = 100;

/** Pages that listen at once. */
const mostListeners = 50;

/** Stands between the wire and an instance: shows what passes, and makes trouble that was asked for. */
export class Workbench implements Witness {
  readonly #options: WorkbenchOptions;
  readonly #site: Site;
  readonly #trouble: Trouble | undefined;
  readonly #calls = new WeakMap<IncomingMessage, Call>();
  readonly #mishaps = new WeakMap<IncomingMessage, Mishap>();
  readonly #listeners = new Set<ServerResponse>();
  readonly #lines: Line[] = [];

  /** @throws BadOption */
  constructor(options: WorkbenchOptions, site: Site) {
    this.#options = options;
    this.#site = site;
    this.#trouble = options.trouble === undefined ? undefined : new Trouble(options.trouble);
  }

  /** Takes a request in, before anything else does. `next` lets the instance answer it. */
  async handle(incoming: IncomingMessage, outgoing: ServerResponse, next: () => void): Promise<void> {
    const { cors, latencyMs = 0, certificate } = this.#options;
    // Whoever signs a request signs the scheme that it was written for.
    if (certificate !== undefined) incoming.headers['x-forwarded-proto'] = 'https';
    if (cors === true) allowOrigin(incoming, outgoing);
    outgoing.on('close', () => this.#closed(incoming, outgoing));
    if (latencyMs > 0) await pause(latencyMs, undefined, { ref: false });
    if (cors === true && isPreflight(incoming)) {
      this.#show({
        ...this.#lineOf(incoming, permission),
        taken: 'a question whether a page may do this',
        remarks: [],
      });
      await this.#send(permission, incoming, outgoing);
      return;
    }
    if (this.#isEvents(incoming)) {
      this.#listen(outgoing);
      return;
    }
    const own = this.#own(incoming);
    if (own === undefined) next();
    else await this.#send(await own, incoming, outgoing);
  }

  #isEvents({ method, url }: IncomingMessage): boolean {
    return method === 'GET' && url === '/reference/events';
  }

  /** What belongs to the workbench itself, and is no call of the API. */
  #own({ method, url = '' }: IncomingMessage): Answer | Promise<Answer> | undefined {
    if (method !== 'GET') return undefined;
    const path = url.split('?', 1)[0] ?? '';
    if (path === '/reference/state') return stateOf(this.#site);
    const { certificate, page } = this.#options;
    if (path === '/reference/certificate.pem' && certificate !== undefined)
      return { status: 200, headers: [['Content-Type', 'application/x-pem-file']], body: Buffer.from(certificate) };
    if (path.startsWith('/reference/photos/')) return photoOf(path.slice('/reference/photos/'.length), this.#site);
    return page === true ? pages(path, url) : undefined;
  }

  received(incoming: IncomingMessage, call: Call): Answer | undefined {
    this.#calls.set(incoming, call);
    const mishap = this.#trouble?.meet(occasionOf(call, this.#site));
    if (mishap === undefined) return undefined;
    this.#mishaps.set(incoming, mishap);
    if (mishap.kind === 'status') {
      const later: Pair[] = mishap.status === 429 ? [['Retry-After', '1']] : [];
      return plain(mishap.status, 'Trouble made on purpose', later);
    }
    // Nothing is kept of it, and nothing is answered.
    return mishap.kind === 'reset' ? plain(503, 'Reset on purpose') : undefined;
  }

  async answering(incoming: IncomingMessage, outgoing: ServerResponse, answer: Answer): Promise<boolean> {
    const mishap = this.#mishaps.get(incoming);
    const line = this.#lineOf(incoming, answer);
    if (mishap?.kind === 'lost' || mishap?.kind === 'reset') {
      const what = mishap.kind === 'lost' ? `${answer.status}, lost on purpose` : 'reset on purpose';
      this.#show({ ...line, status: undefined, answer: what });
      incoming.socket.resetAndDestroy();
      return true;
    }
    this.#show(mishap?.kind === 'slow' ? { ...line, answer: `${line.answer} (slow on purpose)` } : line);
    if (mishap?.kind !== 'slow') return false;
    return dribble(answer, outgoing, mishap.ms);
  }

  #lineOf(incoming: IncomingMessage, answer: Answer): Line {
    return lineOf(incoming, this.#calls.get(incoming), answer, this.#site);
  }

  #closed(incoming: IncomingMessage, outgoing: ServerResponse): void {
    if (outgoing.headersSent || this.#mishaps.has(incoming)) return;
    const path = tame((incoming.url ?? '').split('?', 1)[0] ?? '', 120);
    const [time, method] = [new Date().toISOString(), tame(incoming.method ?? '', 20)];
    this.#show({
      time,
      method,
      path,
      taken: 'a request',
      status: undefined,
      answer: 'the client broke off',
      remarks: [],
    });
  }

  #show(line: Line): void {
    this.#options.log?.(asText(line));
    if (this.#options.page !== true) return;
    this.#lines.push(line);
    if (this.#lines.length > remembered) this.#lines.shift();
    for (const listener of this.#listeners) listener.write(`data: ${JSON.stringify(line)}\n\n`);
  }

  #listen(outgoing: ServerResponse): void {
    if (this.#listeners.size >= mostListeners) {
      outgoing.writeHead(503).end();
      return;
    }
    outgoing.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    outgoing.write(this.#lines.map((line) => `data: ${JSON.stringify(line)}\n\n`).join('') || ':\n\n');
    this.#listeners.add(outgoing);
    outgoing.on('close', () => this.#listeners.delete(outgoing));
  }

  async #send(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    await send(answer, incoming, outgoing, this.#site.decisions.transport, this.#site.clock.now());
  }
}

/** @returns false for an answer that cannot be sent byte by byte */
async function dribble({ status, headers, body }: Answer, outgoing: ServerResponse, ms: number): Promise<boolean> {
  if (!Buffer.isBuffer(body)) return false;
  const each = ms / (body.length + 1);
  await pause(each, undefined, { ref: false });
  outgoing.writeHead(status, [...headers, ['Content-Length', String(body.length)]].flat());
  outgoing.flushHeaders();
  for (const byte of body) {
    await pause(each, undefined, { ref: false });
    outgoing.write(Buffer.from([byte]));
  }
  outgoing.end();
  return true;
}
