import type { Call, Caller } from './call.js';
import { type Credentials, forged, nothing, type Proof, prove } from './credentials.js';
import { type Body, multipart } from './multipart.js';
import { formDecoded, formEncoded, type Pairs } from './pairs.js';

/** The credentials of a target, one set for each permission level that a run can act on. */
export type Auth = Readonly<Partial<Record<'write' | 'read' | 'super', Credentials>>>;

/** Who sends a call, and where to. */
export interface Sender {
  /** Address of the site, without a slash at its end. */
  readonly base: string;
  readonly auth: Auth;
  /** Sent with every request to the target, whoever asks. */
  readonly headers: Readonly<Record<string, string>>;
  readonly runId: string;
  /** Seconds since 1970, by the clock that the target goes by. */
  readonly now: number;
}

/** A call in the form in which it is sent. */
export interface Prepared {
  readonly url: string;
  readonly headers: Pairs;
  readonly body?: Body;
  /** Of OAuth. */
  readonly signature?: string;
}

function ownCredentials(auth: Auth, caller: Caller): Credentials | undefined {
  if (caller === 'nobody') return undefined;
  return caller === 'write' || caller === 'forged' ? (auth.write ?? auth.super) : auth[caller];
}

function credentialsOf(auth: Auth, { caller, transmission }: Call): Credentials | undefined {
  const own = ownCredentials(auth, caller);
  const forgery = transmission?.forge ?? (caller === 'forged' ? 'changed' : undefined);
  return own === undefined || forgery === undefined ? own : forged(own, forgery);
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

/** An address of the target: credentials are for the target alone, whatever address it sends a client to. */
function ownAddress(address: string, { base }: Sender): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.origin === new URL(base).origin ? url : undefined;
}

function proofFor(call: Call, url: URL | undefined, { auth, base, now }: Sender): Proof {
  const credentials = credentialsOf(auth, call);
  if (credentials === undefined || url === undefined) return nothing;
  const { sign = 'header', stamp, signedAs, forge } = call.transmission ?? {};
  const form = call.encoding === 'multipart' ? [] : (call.form ?? []);
  const signed = [...formDecoded(url.search), ...call.query, ...form];
  const address = signedAs?.path === undefined ? url.origin + url.pathname : base + signedAs.path;
  const method = signedAs?.method ?? call.method;
  return prove(credentials, method, address, signed, sign, now - (stamp?.age ?? 0), stamp?.nonce, forge);
}

/** No document says how JSON is asked for, so whoever asks for it by parameters does so by header as well. */
function asksForJson({ query, form = [] }: Call): boolean {
  return [...query, ...form].some(([name, value]) => name === 'format' && value === 'json');
}

/** Headers of which a later one replaces an earlier one of the same name. */
function eachOnce(headers: Pairs): Pairs {
  return [...new Map(headers.map((pair) => [pair[0].toLowerCase(), pair])).values()];
}

/** Brings a call into the form in which it is sent. */
export function prepared(call: Call, sender: Sender): Prepared {
  const { form, transmission } = call;
  const address = /^[a-z][a-z\d+.-]*:/i.test(call.path) ? call.path : sender.base + call.path;
  const own = ownAddress(address, sender);
  const { signature, ...proof } = proofFor(call, own, sender);
  const tampered = transmission?.tamper ?? ((pairs: Pairs) => pairs);
  const query = [...(call.method === 'GET' ? tampered(call.query) : call.query), ...proof.query];
  const separator = address.includes('?') ? '&' : '?';
  const fields = form === undefined ? undefined : [...tampered(form), ...proof.form];
  const body =
    fields === undefined
      ? undefined
      : call.encoding === 'multipart'
        ? multipart(fields, call.file)
        : urlencoded(fields);
  const headers = eachOnce([
    ['accept', asksForJson(call) ? 'application/json' : '*/*'],
    ['user-agent', 'upload-contract'],
    ['x-upload-contract-run', sender.runId],
    ...(body === undefined ? [] : [['content-type', body.contentType] as const]),
    ...(own === undefined ? [] : Object.entries(sender.headers)),
    ...proof.headers,
  ]);
  return {
    url: query.length === 0 ? address : `${address}${separator}${formEncoded(query)}`,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(signature === undefined ? {} : { signature }),
  };
}
