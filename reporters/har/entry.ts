import { type Exchange, header } from '../../src/client/exchange.js';
import { formDecoded, type Pairs } from '../../src/client/pairs.js';
import { transmissionInWords } from '../../src/client/transmission.js';
import type { Entry, NameAndValue } from './archive.js';
import { type Digests, postData } from './post-data.js';

const httpVersion = 'HTTP/1.1';

/** The last moment that ISO 8601 writes with a four-digit year. */
const end = Date.UTC(10_000, 0) - 1;

/** A moment as ISO 8601. @param milliseconds since 1970; may be any number, because results may come from any source */
export function moment(milliseconds: number): string {
  return new Date(Math.min(end, Math.max(0, Math.trunc(milliseconds) || 0))).toISOString();
}

function named(pairs: Pairs): NameAndValue[] {
  return pairs.map(([name, value]) => ({ name, value }));
}

function request({ call, request }: Pick<Exchange, 'call' | 'request'>, digests?: Digests): Entry['request'] {
  const [url = ''] = request.url.split('#');
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  const body = postData({ call, request }, digests);
  const remarks = [
    ...(call.caller === 'nobody' ? [] : [`by the caller ${call.caller}`]),
    ...(call.deliberate === undefined ? [] : [`breaks the contract on purpose: ${call.deliberate}`]),
    ...(call.transmission === undefined ? [] : [`sent in an unusual way: ${transmissionInWords(call.transmission)}`]),
  ];
  return {
    method: request.method,
    url,
    httpVersion,
    cookies: [],
    headers: named(request.headers),
    queryString: named(formDecoded(query)),
    ...(body === undefined ? {} : { postData: body }),
    headersSize: -1,
    bodySize: request.body?.size ?? 0,
    ...(remarks.length === 0 ? {} : { comment: remarks.join('; ') }),
  };
}

function response({ response, failure }: Exchange): Entry['response'] {
  const fixed = { httpVersion, cookies: [], headersSize: -1 } as const;
  if (response === undefined) {
    const why = failure === undefined ? 'no answer' : `${failure.kind}: ${failure.message}`;
    const content = { size: 0, mimeType: 'x-unknown' };
    return { ...fixed, status: 0, statusText: '', headers: [], content, redirectURL: '', bodySize: -1, _error: why };
  }
  const { status, statusText, headers, body } = response;
  const told = [
    ...(body.sha256 === undefined ? [] : [`SHA-256 ${body.sha256}`]),
    ...(body.truncated === true ? ['only the beginning of the text was recorded'] : []),
  ];
  return {
    ...fixed,
    status,
    statusText,
    headers: named(headers),
    content: {
      size: body.size,
      mimeType: header(headers, 'content-type') ?? 'x-unknown',
      ...(body.text === undefined ? {} : { text: body.text }),
      ...(told.length === 0 ? {} : { comment: told.join('; ') }),
    },
    redirectURL: header(headers, 'location') ?? '',
    // The size is that of the body without its content coding.
    bodySize: header(headers, 'content-encoding') === undefined ? body.size : -1,
  };
}

/** An exchange of a check. The duration of its phases is unknown, so all of it counts as waiting. */
export function entryOf(exchange: Exchange, pageref: string, comment: string, digests?: Digests): Entry {
  const { startedAt, duration } = exchange;
  return {
    pageref,
    startedDateTime: moment(startedAt),
    time: duration,
    request: request(exchange, digests),
    response: response(exchange),
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
    comment,
  };
}

/** The same without headers and bodies, to save space. */
export function lean(entry: Entry): Entry {
  const { request, response, comment } = entry;
  const { postData: _, ...asked } = request;
  const { text: __, ...content } = response.content;
  return {
    ...entry,
    request: { ...asked, headers: [], queryString: [] },
    response: { ...response, headers: [], content },
    comment: `${comment} (headers and bodies are left out to save space; results.json has them)`,
  };
}
