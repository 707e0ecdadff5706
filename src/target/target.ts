import { setTimeout as delay } from 'node:timers/promises';
import { parameterProblems } from '../contract/parameters.js';
import { decodeText } from '../contract/text.js';
import type { Call, Caller } from './call.js';
import { type Credentials, forged, prove } from './credentials.js';
import { type Exchange, header, type Reply } from './exchange.js';
import { HarnessError, NoAnswer } from './failure.js';
import type { Limiter } from './limiter.js';
import { type Body, multipart } from './multipart.js';
import { formEncoded, type Pairs } from './pairs.js';
import { record } from './recorder.js';
import type { Redaction } from './redaction.js';
import { type Transport, transport, type WireAnswer } from './transport.js';

/** The credentials of a target, one set for each permission level that a run can act on. */
export type Auth = Readonly<Partial<Record<'write' | 'read' | 'super', Credentials>>>;

/** What a client of a target needs to know. */
export interface TargetOptions {
  /** Address of the site, without the path of a method. */
  readonly url: string;
  readonly auth: Auth;
  readonly limiter: Limiter;
  readonly redaction: Redaction;
  /** How long one answer may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Sent with every request, so that operators can find the run in their logs. */
  readonly runId: string;
}

/** Something that a run left on the target, which has no method to delete it. */
export interface Created {
  readonly kind: 'photo' | 'file';
  /** photo_id or url. */
  readonly id: string;
}

/** Where one check, or one case of a property, leaves its exchanges, and what ends it. */
export interface Scope {
  readonly signal: AbortSignal;
  keep(exchange: Exchange): void;
  created(made: Created): void;
}

/** A target under judgement: sends what a check means, and records it. */
export interface Target {
  readonly url: string;
  readonly runId: string;
  /**
   * Sends one call and waits for its whole answer.
   * @param read bounds of the answer's body in bytes
   * @throws NoAnswer when none came; HarnessError when the call breaks the contract and does not say why
   */
  send(call: Call, scope: Scope, read?: { readonly max: number; readonly keep: number }): Promise<Reply>;
  close(): Promise<void>;
}

const patience = { attempts: 6, maxSeconds: 10 };

function credentialsOf(auth: Auth, caller: Caller): Credentials | undefined {
  const write = auth.write ?? auth.super;
  if (caller === 'nobody') return undefined;
  if (caller === 'write') return write;
  if (caller === 'forged') return write === undefined ? undefined : forged(write);
  return auth[caller];
}

/** Seconds to wait when the target says that it is busy for now, or undefined when it does not say so. */
function busyFor(answer: WireAnswer): number | undefined {
  if ('failure' in answer || (answer.status !== 503 && answer.status !== 429)) return undefined;
  const after = header(answer.headers, 'retry-after');
  if (after === undefined) return undefined;
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  return Number.isFinite(seconds) && seconds <= patience.maxSeconds ? Math.max(0, seconds) : undefined;
}

function urlencoded(pairs: Pairs): Body {
  const bytes = new TextEncoder().encode(formEncoded(pairs));
  return {
    contentType: 'application/x-www-form-urlencoded',
    length: bytes.length,
    async *bytes() {
      yield bytes;
    },
  };
}

function assertLawful(call: Call): void {
  if (call.deliberate !== undefined || call.operation === 'readFile') return;
  const names = [...call.query, ...(call.form ?? [])];
  const problems = parameterProblems(call.operation, names);
  if (problems.length > 0)
    throw new HarnessError(`the suite's own ${call.operation} breaks the contract: ${problems.join('; ')}`);
}

/** Connects to a target; nothing is sent before the first call. */
export function connect(options: TargetOptions): Target {
  const { limiter, redaction } = options;
  const base = options.url.replace(/\/+$/, '');
  const wire: Transport = transport(options.timeoutMs ?? 30_000);
  let exchanges = 0;
  let clockSkew = 0;

  const prepare = (call: Call) => {
    const address = /^https?:/i.test(call.path) ? call.path : base + call.path;
    const credentials = credentialsOf(options.auth, call.caller);
    const signed = call.encoding === 'multipart' ? call.query : [...call.query, ...(call.form ?? [])];
    const place = call.manner?.sign ?? 'header';
    const timestamp = Math.round(Date.now() / 1000 + clockSkew);
    const proof =
      credentials === undefined
        ? { headers: [], query: [] }
        : prove(credentials, call.method, address.split(/[?#]/, 1)[0] ?? address, signed, place, timestamp);
    const tampered = call.manner?.tamper ?? ((pairs: Pairs) => pairs);
    const query = [...(call.method === 'GET' ? tampered(call.query) : call.query), ...proof.query];
    const form = call.form === undefined ? undefined : tampered(call.form);
    const body =
      form === undefined ? undefined : call.encoding === 'multipart' ? multipart(form, call.file) : urlencoded(form);
    const url = query.length === 0 ? address : `${address}${address.includes('?') ? '&' : '?'}${formEncoded(query)}`;
    const headers: Pairs = [
      ['accept', '*/*'],
      ['user-agent', 'upload-contract'],
      ['x-upload-contract-run', options.runId],
      ...(body === undefined ? [] : [['content-type', body.contentType] as const]),
      ...proof.headers,
    ];
    return { url, headers, body };
  };

  const once = async (
    call: Call,
    scope: Scope,
    read: { max: number; keep: number },
  ): Promise<{ exchange: Exchange; answer: WireAnswer }> => {
    const { url, headers, body } = prepare(call);
    const held = call.manner?.holdUntil !== undefined;
    const cost = { uploads: call.file === undefined ? 0 : 1, bytes: body?.length ?? 0, held };
    return limiter.run(cost, scope.signal, async () => {
      const startedAt = Date.now();
      exchanges += 1;
      const id = exchanges;
      const answer = await wire.send({
        method: call.method,
        url,
        headers,
        ...(body === undefined ? {} : { body }),
        ...(call.manner?.tearAfter === undefined ? {} : { tearAfter: call.manner.tearAfter }),
        ...(call.manner?.holdUntil === undefined ? {} : { holdUntil: call.manner.holdUntil }),
        maxAnswer: read.max,
        keepAnswer: read.keep,
        signal: scope.signal,
      });
      const sent = { url, headers, bodySize: body?.length };
      const exchange = record(id, startedAt, call, sent, answer, redaction);
      scope.keep(exchange);
      return { exchange, answer };
    });
  };

  return {
    url: base,
    runId: options.runId,
    async send(call, scope, read = { max: 2 ** 20, keep: 2 ** 20 }) {
      assertLawful(call);
      for (let attempt = 1; ; attempt += 1) {
        const { exchange, answer } = await once(call, scope, read);
        const wait = attempt < patience.attempts ? busyFor(answer) : undefined;
        if (wait !== undefined) {
          await delay(wait * 1000, undefined, { signal: scope.signal });
          continue;
        }
        if ('failure' in answer) throw new NoAnswer(exchange);
        const date = Date.parse(header(answer.headers, 'date') ?? '') / 1000;
        if (Number.isFinite(date)) clockSkew = date - Date.now() / 1000;
        const { status, headers, bytes, size, sha256 } = answer;
        const { text } = decodeText(bytes, header(headers, 'content-type'));
        return { exchange, status, headers, text, bytes, size, sha256, date: Number.isFinite(date) ? date : undefined };
      }
    },
    close: () => wire.close(),
  };
}
