import type { Exchange, Reply } from '../../src/client/exchange.js';
import type { Pairs } from '../../src/client/pairs.js';

const exchange: Exchange = {
  id: 1,
  startedAt: 0,
  duration: 0,
  call: { operation: 'getUploadToken', method: 'GET', path: '/', caller: 'nobody', query: [] },
  request: { method: 'GET', url: 'http://target.test/', headers: [] },
};

/** An answer of a target, as the decoders see it. */
function reply(status: number, text = '', headers: Pairs = []): Reply {
  const bytes = Buffer.from(text);
  return { exchange, status, headers, text, bytes, size: bytes.length, sha256: '', date: undefined };
}

/** The same with its record, as it is after a request. */
export function recordedReply(status: number, text = '', headers: Pairs = []): Reply {
  const bare = reply(status, text, headers);
  const body = { size: bare.size, ...(text === '' ? {} : { text }) };
  return { ...bare, exchange: { ...exchange, response: { status, statusText: '', headers, body } } };
}
