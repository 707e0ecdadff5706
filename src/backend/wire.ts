import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Connection, connection } from '../client/connection.js';
import { dialling } from '../client/dial.js';
import { formEncoded, type Pairs } from '../client/pairs.js';
import { partName } from '../client/part-name.js';
import { proxyAuthorization, proxyFor, type Route } from '../client/route.js';
import type { Backend } from '../config/backend.js';

/** What the adapter sends. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly form?: {
    readonly fields: Pairs;
    readonly file?: { readonly filename: string; readonly length: number; bytes(): AsyncIterable<Uint8Array> };
    /** Name of the part that holds the file. */
    readonly fileField: string;
  };
  /** Bytes of the answer that are taken. */
  readonly most: number;
  /** Breaks the connection off. */
  readonly signal: AbortSignal;
}

/** An answer of the back end. */
export interface WireAnswer {
  readonly status: number;
  /** Where a redirect leads. */
  readonly location?: string;
  readonly bytes: Buffer;
}

/** The back end cannot be connected to. */
export class BackendUnreachable extends Error {
  override readonly name = 'BackendUnreachable';
}

/** A form with its length, as browsers write it; the file comes last. */
function encoded({ fields, file, fileField }: NonNullable<WireRequest['form']>) {
  const boundary = `----upload-contract-${randomBytes(12).toString('hex')}`;
  const head = (lines: string): string => `--${boundary}\r\nContent-Disposition: form-data; ${lines}\r\n\r\n`;
  const texts = fields.map(([name, value]) => `${head(`name="${partName(name)}"`)}${value}\r\n`);
  const ofFile =
    file === undefined
      ? ''
      : head(
          `name="${partName(fileField)}"; filename="${partName(file.filename)}"\r\nContent-Type: application/octet-stream`,
        );
  const before = Buffer.from(texts.join('') + ofFile);
  const after = Buffer.from(`${file === undefined ? '' : '\r\n'}--${boundary}--\r\n`);
  async function* body(): AsyncGenerator<Uint8Array> {
    yield before;
    if (file !== undefined) yield* file.bytes();
    yield after;
  }
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    length: before.length + (file?.length ?? 0) + after.length,
    body,
  };
}

async function readUpTo(body: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    pieces.push(piece);
    size += piece.length;
    if (size > most) break;
  }
  return Buffer.concat(pieces).subarray(0, most);
}

/**
 * Prepares to ask a back end: never following a redirect, each request over a connection of its own.
 * @returns a function that throws BackendUnreachable, or what undici throws when the connection breaks off
 */
export function wireTo({ headers }: Pick<Backend, 'headers'>, route: Route) {
  const dial = dialling(route);
  return async ({ method, url, form, most, signal }: WireRequest): Promise<WireAnswer> => {
    const to = new URL(url);
    const proxy = to.protocol === 'http:' ? proxyFor(to, route.proxies) : undefined;
    const authorization = proxy === undefined ? undefined : proxyAuthorization(proxy);
    let isOpen = false;
    const made: Connection = connection(to.origin, async (place, over) => {
      const socket = await dial(place, over);
      isOpen = true;
      return socket;
    });
    const end = (): void => made.end();
    signal.addEventListener('abort', end, { once: true });
    try {
      const sent = form === undefined ? undefined : encoded(form);
      const answer = await made.client.request({
        path: `${proxy === undefined ? '' : to.origin}${to.pathname}${to.search}`,
        method: method === 'PUT' ? 'PUT' : method === 'GET' ? 'GET' : 'POST',
        headers: {
          accept: '*/*',
          ...headers,
          ...(authorization === undefined ? {} : { 'proxy-authorization': authorization }),
          ...(sent === undefined ? {} : { 'content-type': sent.type, 'content-length': String(sent.length) }),
        },
        body: sent === undefined ? null : Readable.from(sent.body()),
        reset: true,
      });
      const location = answer.headers.location;
      return {
        status: answer.statusCode,
        ...(typeof location === 'string' ? { location } : {}),
        bytes: await readUpTo(answer.body, most),
      };
    } catch (error) {
      if (isOpen || signal.aborted) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new BackendUnreachable(`the back end at ${to.origin} cannot be reached: ${why}`);
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
  };
}

export type Wire = ReturnType<typeof wireTo>;

/** An address with further parameters. */
export function withQuery(address: string, parameters: Pairs): string {
  const url = new URL(address);
  const own = url.search === '' ? '' : `${url.search.slice(1)}&`;
  url.search = own + formEncoded(parameters);
  return url.href;
}
