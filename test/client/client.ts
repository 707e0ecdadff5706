import { onTestFinished } from 'vitest';
import { apiOf } from '../../src/client/api.js';
import type { Call, FilePart } from '../../src/client/call.js';
import type { Exchange } from '../../src/client/exchange.js';
import { type Limits, limiter, noLimits } from '../../src/client/limiter.js';
import type { Api } from '../../src/client/methods.js';
import { type Redaction, redaction } from '../../src/client/redaction.js';
import { type Auth, type Created, connect, type Target } from '../../src/client/target.js';

/** A target, a scope for its calls, and what they left there. */
export interface TestClient {
  readonly target: Target;
  readonly api: Api;
  readonly scope: { readonly signal: AbortSignal; keep(exchange: Exchange): void; created(made: Created): void };
  readonly exchanges: Exchange[];
  readonly created: Created[];
  readonly over: AbortController;
}

/** Connects until the test is finished. */
export function client(
  url: string,
  {
    auth = {},
    limits = {},
    redact = redaction([]),
    timeoutMs = 20_000,
    settleMs = 0,
  }: { auth?: Auth; limits?: Partial<Limits>; redact?: Redaction; timeoutMs?: number; settleMs?: number } = {},
): TestClient {
  const target = connect({
    url,
    auth,
    limiter: limiter({ ...noLimits, ...limits }),
    redaction: redact,
    runId: 'run1',
    timeoutMs,
  });
  onTestFinished(() => target.close());
  const exchanges: Exchange[] = [];
  const created: Created[] = [];
  const over = new AbortController();
  const scope = {
    signal: over.signal,
    keep: (exchange: Exchange) => void exchanges.push(exchange),
    created: (made: Created) => void created.push(made),
  };
  return { target, api: apiOf(target, scope, { settleMs }), scope, exchanges, created, over };
}

/** A photo of some length. */
export function photo(length: number, wish: Partial<FilePart> = {}): FilePart {
  return {
    descriptor: { kind: 'png', seed: 7, length },
    start: 0,
    end: length,
    filename: 'photo.png',
    type: 'image/png',
    ...wish,
  };
}

/** A call that redeems a token. */
export function redeeming(wish: Partial<Call> = {}): Call {
  return {
    operation: 'redeemUploadToken',
    method: 'POST',
    path: '/api/photo/redeem-upload-token',
    caller: 'nobody',
    query: [],
    form: [['upload_token', 'abc']],
    encoding: 'multipart',
    file: photo(1000),
    ...wish,
  };
}

/** A call for a token. */
export function issuing(wish: Partial<Call> = {}): Call {
  return {
    operation: 'getUploadToken',
    method: 'GET',
    path: '/api/photo/get-upload-token',
    caller: 'write',
    query: [['title', 'A title']],
    ...wish,
  };
}
